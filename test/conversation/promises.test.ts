/** What the assistant promises (DESIGN §1): each has its sentence in both languages, said where it counts, and its behaviour. */
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/core/commands.ts';
import type { JudgmentJson } from '../../src/core/judgment-json.ts';
import type { JudgmentCard } from '../../src/core/reply.ts';
import type { Lang, Text } from '../../src/core/text.ts';
import {
  DISCRETION_WORDS,
  DUE_WORDS,
  MATTER_STAGE_WORDS,
  OUTCOME_WORDS,
  REGIME_WORDS,
  STRIP_WORDS,
  UNCLEAR_WORDS,
  VERIFICATION_WORDS,
  WORDS,
} from '../../src/core/words.ts';
import type { Received } from '../../src/message.ts';
import { arrived, choicesOf, consenting, judged, LIN, questionOf, textOf } from './person.ts';
import { STANDPOINTS } from './stages.ts';
import { aWorld, closeAfterEach, shipped } from './world.ts';

closeAfterEach();

const LANGS: readonly Lang[] = ['zh', 'en'];

describe('each promise has its sentence, in both languages', () => {
  const PROMISES: readonly (readonly [promise: string, sentence: Required<Text>, zh: RegExp, en: RegExp])[] = [
    [
      'it decides nothing',
      WORDS.greeting,
      /不作认定，认定由有权机关作出/,
      /I decide nothing: only the competent body does/,
    ],
    [
      'a self-check is private until consent',
      WORDS.greeting,
      /看到要提交的全部内容并明确同意之前，任何审核人员都看不到，也不进入统计/,
      /until you have seen everything that would be sent and have said yes, no reviewer can see it and it enters no statistic/,
    ],
    [
      'who runs the server could read it',
      WORDS.greeting,
      /运行这台服务器的人（以及您所用聊天软件的管理员）技术上有可能看到/,
      /whoever runs this server \(and the administrator of the chat tool you use\) could technically read it/,
    ],
    ['no secrets', WORDS.greeting, /不要写国家秘密、工作秘密（不得涉密）/, /no state or work secrets/],
    [
      'posts instead of names',
      WORDS.greeting,
      /涉及其他人时写职务，不写姓名/,
      /posts instead of the names of third persons/,
    ],
    [
      'what an admission may mean',
      WORDS.accountWarning,
      /您自己的陈述，提交以后可能作为材料使用/,
      /your own statement and, once submitted, may be used as material/,
    ],
    [
      'the account may be left out',
      WORDS.accountWarning,
      /不写不影响研判/,
      /Leaving it out does not affect the assessment/,
    ],
    ['the account is not judged', WORDS.accountNotJudged, /没有参与研判/, /not part of the assessment/],
    [
      'a hotline, and that it was not kept',
      WORDS.distress,
      /\{hotline\}.*刚才那句话没有保存/s,
      /\{hotline\}.*What you just wrote was not kept/s,
    ],
    ['a secret is not kept', WORDS.secret, /没有保存。这里不得涉密/, /was not kept. No secrets here/],
    ['nothing before all six looks', WORDS.notYet, /六看答完才有研判/, /no assessment before all six looks/],
    [
      'later changes are labelled',
      WORDS.restartedAfterJudgment,
      /之后改动的回答会标明，提交时一并显示/,
      /answers that differ from then on are labelled and shown if you submit/,
    ],
    [
      'later changes are shown to the reviewer',
      WORDS.recordChanges,
      /看到研判以后改动过的回答/,
      /Answers changed after an assessment had been shown/,
    ],
    ['advice is of acts not yet done', WORDS.remedy, /^如果去做并留存证据/, /^If it is done and evidence is kept/],
    [
      'a favourable judgment has its condition',
      WORDS.ifTrue,
      /^如所述属实并有证据/,
      /^If what was said is true and supported by evidence/,
    ],
    ['it is preliminary', WORDS.preliminary, /初步研判，不是认定/, /preliminary assessment, not a determination/],
    [
      'who decides',
      WORDS.decides,
      /谁追责问责，谁负责容错.*本助手不作认定/,
      /Whoever holds to account decides on tolerance.*determines nothing/,
    ],
    ['a person can be asked', WORDS.offerPerson, /转人工/, /person/],
    [
      'exactly what is shown is sent',
      WORDS.recordWarning,
      /只有下面这些会交给审核人员，不多也不少/,
      /Only what stands below goes to a reviewer, no more and no less/,
    ],
    [
      'until when it can be withdrawn',
      WORDS.recordWarning,
      /有人接手之前可以撤回；有人接手之后不能撤回/,
      /withdrawn until someone has claimed it; after that it cannot/,
    ],
    [
      'not submitted: nobody has seen it',
      WORDS.declined,
      /没有提交，任何人都没有看到/,
      /Not submitted; nobody has seen it/,
    ],
    [
      'destroyed, and what is not ours to destroy',
      WORDS.destroyed,
      /都已从服务器删除，不能恢复。您所用聊天软件.*请自行清理/,
      /deleted from the server and cannot be restored.*chat tool.*for you to clear/,
    ],
    [
      'the sixth look is reconstructed',
      WORDS.reconstructed,
      /重构.*原文在第五看处中断/,
      /reconstructed.*breaks off in the fifth/,
    ],
    ['a planned act is not approved here', WORDS.notYetDone, /这里的研判不是批准/, /this assessment is no approval/],
    ['second-hand clauses are said to be', WORDS.secondHand, /转引.*未见原文/, /second-hand/],
  ];
  test.each(PROMISES)('%s', (_, sentence, zh, en) => {
    expect(sentence.zh).toMatch(zh);
    expect(sentence.en).toMatch(en);
  });
});

describe('every sentence there is', () => {
  const all: Readonly<Record<string, Readonly<Record<string, Text | undefined>>>> = {
    WORDS,
    UNCLEAR_WORDS,
    OUTCOME_WORDS,
    VERIFICATION_WORDS,
    DISCRETION_WORDS,
    REGIME_WORDS,
    STRIP_WORDS,
    DUE_WORDS,
    MATTER_STAGE_WORDS,
    COMMANDS: Object.fromEntries(Object.entries(COMMANDS).map(([name, { label }]) => [name, label])),
  };
  const sentences = Object.entries(all).flatMap(([where, texts]) =>
    Object.entries(texts).flatMap(([name, text]) => (text === undefined ? [] : [[`${where}.${name}`, text] as const])),
  );

  test.each(sentences)('%s is in both languages, with the same places to fill in', (name, { zh, en = '' }) => {
    expect(zh.trim()).not.toBe('');
    expect(en.trim()).not.toBe('');
    // a unit is asked for by its Chinese name
    if (name !== 'COMMANDS.chinese' && name !== 'WORDS.naming') expect(en).not.toMatch(/\p{Script=Han}/u);
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    // a number or a discretion may stand in one language only
    expect(new Set(places(en))).toEqual(new Set(places(zh)));
  });
});

const firstLineOf = ({ replies }: Received): string => replies.at(-1)?.text.split('\n')[0] ?? '';
const cardOf = ({ replies }: Received): JudgmentCard => {
  const card = replies.at(-1)?.card;
  if (card?.kind !== 'judgment') throw new Error('no judgment is shown');
  return card;
};

/** Everything of a judgment in words: the short form and the details. */
async function allOf(facts: Parameters<typeof judged>[1], lang: Lang) {
  const officer = await judged(await aWorld(), facts, { lang });
  const short = officer.last;
  return { short, text: `${textOf(short)}\n${textOf(await officer.command('details'))}` };
}

describe.each(LANGS)('said where it counts: %s', (lang) => {
  const said = (text: Required<Text>): string => text[lang].replace(/\{.*$/s, '');

  test('the greeting, before anything is asked', async () => {
    const officer = await arrived(await aWorld(), { lang });
    expect(officer.last.replies[0]?.text).toBe(WORDS.greeting[lang]);
  });

  test('the warning of an admission, on the very card that asks for the account', async () => {
    const officer = await arrived(await aWorld(), { lang });
    await officer.answer(LIN, '经过');
    expect(textOf(officer.last)).toContain(WORDS.accountWarning[lang]);
    expect(choicesOf(officer.last).map(({ value }) => value)).toContain(':skip');
  });

  test('that the account was not judged, where there was one, and only there', async () => {
    const world = await aWorld();
    const without = await judged(world, LIN, { lang });
    const withOne = await judged(world, { ...LIN, 经过: '开会研究以后公开抽签。' }, { lang });
    expect(cardOf(withOne.last).cautions).toContain(WORDS.accountNotJudged[lang]);
    expect(cardOf(without.last).cautions).not.toContain(WORDS.accountNotJudged[lang]);
    const result = ({ judgment }: Received) => judgment;
    expect(result(withOne.last)).toEqual(result(without.last));
  });

  test('the condition of a favourable judgment, first of all', async () => {
    const { short } = await allOf(LIN, lang);
    expect(cardOf(short).tone).toBe('favourable');
    expect(firstLineOf(short).startsWith(WORDS.ifTrue[lang])).toBe(true);
  });

  test('no such condition before an adverse one', async () => {
    const { short } = await allOf({ ...LIN, 动机: '为本人或亲友', 得利: '本人收了钱物或好处' }, lang);
    expect(cardOf(short).tone).toBe('adverse');
    expect(firstLineOf(short)).not.toContain(WORDS.ifTrue[lang]);
  });

  test.each([
    ['favourable', LIN],
    ['adverse', { ...LIN, 动机: '为本人或亲友', 得利: '本人收了钱物或好处' }],
    ['open', { 地区: '湖北' }],
    ['without a place', {}],
  ])('that it is preliminary, and who decides: %s', async (_, facts) => {
    const { short, text } = await allOf(facts, lang);
    expect(cardOf(short).cautions).toContain(WORDS.preliminary[lang]);
    expect(text).toContain(WORDS.decides[lang]);
    expect(text).toContain(WORDS.procedure[lang]);
    expect(choicesOf(short).map(({ value }) => value)).toContain(':person');
  });

  test('advice of acts not yet done', async () => {
    const { text } = await allOf(
      { ...LIN, 后果: '后果轻微或可以补救', 成因: '缺乏经验或判断失误', 补救: '还没有补救' },
      lang,
    );
    expect(text).toContain(said(WORDS.remedy));
  });

  test('that a planned act is not approved', async () => {
    const { short } = await allOf({ ...LIN, 阶段: '还没有做，想先问清楚', 行为时间: '2026-12-31' }, lang);
    expect(cardOf(short).cautions).toContain(WORDS.notYetDone[lang]);
  });

  test('the time limits of an appeal, where a decision has been taken', async () => {
    const { text } = await allOf({ ...LIN, 阶段: '已经作出处理或处分决定' }, lang);
    expect(text).toContain(WORDS.sanctioned[lang]);
  });

  test('everything that would be sent, and until when it can be taken back', async () => {
    const officer = await consenting(await aWorld(), { lang });
    expect(textOf(officer.last)).toContain(WORDS.recordWarning[lang]);
    expect(textOf(await officer.command('no'))).toContain(WORDS.declined[lang]);
  });

  test('what help there is, at any time', async () => {
    const officer = await arrived(await aWorld(), { lang });
    expect(textOf(await officer.say('帮助'))).toContain(WORDS.help[lang]);
    expect(textOf(await officer.say('help'))).toContain(WORDS.help[lang]);
  });
});

describe('to somebody whose case has been opened (立案)', () => {
  const OPENED = { ...LIN, 阶段: '已经立案' };

  test.each(LANGS)('it speaks of procedure and rights only: %s', async (lang) => {
    const world = await aWorld();
    const officer = await arrived(world, { lang });
    const asked: string[] = [];
    for (let card = questionOf(officer.last); card !== undefined; card = questionOf(officer.last)) {
      asked.push(card.question);
      await officer.answerOne(OPENED);
    }
    const looks = (await shipped()).flow.looks.flatMap(({ questions }) => questions.map(({ id }) => id));
    expect(asked).not.toContain('经过');
    expect(asked.filter((question) => looks.includes(question))).toEqual([]);
    const card = cardOf(officer.last);
    expect(card.headline).toContain(WORDS.pathHeadline[lang]);
    expect(card.strip).toEqual([]);
    expect(card.headline).not.toContain(OUTCOME_WORDS.tolerated[lang]);
    expect(textOf(await officer.command('details'))).not.toContain(WORDS.remedy[lang].slice(0, 8));
  });

  test('what they wrote before they said so is let go', async () => {
    const world = await aWorld();
    const officer = await arrived(world);
    await officer.answer({ ...LIN, 经过: '开会研究以后公开抽签。' }, '性质');
    await officer.say('改阶段');
    expect(textOf(await officer.tap('阶段=已经立案'))).toContain('经过');
    await officer.answer(OPENED);
    await officer.command('person');
    await officer.say('某区住建局');
    await officer.say('没有');
    expect(textOf(officer.last)).not.toContain('开会研究以后公开抽签。');
  });

  test('the organisation that asks at the same stage gets the six looks: it is the one that must check', async () => {
    const world = await aWorld();
    const officer = await judged(world, { ...OPENED, 谁在问: '所在党组织或单位' });
    expect(cardOf(officer.last).strip).toHaveLength(6);
  });
});

describe('it does not let itself be played', () => {
  test('what would change it speaks only of acts not yet done', async () => {
    const { flow } = await shipped();
    const attainable = new Map(
      flow.looks.flatMap(({ questions }) =>
        questions.flatMap((question) =>
          question.kind === 'choice' && question.changeable
            ? [[question.id, question.options.filter((option) => option.attainable).map(({ id }) => id)] as const]
            : [],
        ),
      ),
    );
    for (const facts of [
      LIN,
      { ...LIN, 补救: '还没有补救', 补办手续: '还可以补，没有补', 后果: '后果轻微或可以补救', 成因: '疏忽大意' },
      { 地区: '浙江', 补救: '正在补救' },
    ]) {
      const { judgment } = (await judged(await aWorld(), facts)).last;
      for (const { change } of (judgment as JudgmentJson).wouldChange)
        for (const [question, option] of Object.entries(change)) expect(attainable.get(question)).toContain(option);
    }
  });

  test('a bar is offset by nothing that could still be done', async () => {
    const { judgment } = (
      await judged(await aWorld(), { ...LIN, 动机: '为本人或亲友', 得利: '本人收了钱物或好处', 补救: '还没有补救' })
    ).last;
    expect(judgment).toMatchObject({ outcome: '不予容错', wouldChange: [] });
  });

  test('motive is asked through facts', async () => {
    const { flow } = await shipped();
    const [, , motive] = flow.looks;
    expect(motive?.questions.map(({ id }) => id)).toEqual(expect.arrayContaining(['动机', '得利', '知情']));
  });

  test('nobody is called a false accuser', async () => {
    const world = await aWorld();
    const officer = await judged(world, { ...LIN, 事项: '认为有人诬告陷害', 举报核查: '已查明举报失实' });
    const text = `${textOf(officer.last)}\n${textOf(await officer.command('details'))}`;
    expect(text).toContain('只能由');
    expect(text).not.toMatch(/举报人(?:是|属于|构成|系)诬告/);
  });
});

describe('a person can be reached from everywhere', () => {
  test.each([
    'asking the first question',
    'asking a look',
    'asking an account',
    'readingBack',
    'judged',
    'confirmingDelete',
    'confirmingRestart',
  ] as const)('%s', async (standpoint) => {
    const officer = await STANDPOINTS[standpoint](await aWorld());
    expect(textOf(await officer.say('转人工'))).toContain(WORDS.naming.zh.slice(0, 12));
    // and one can go back to where one was
    await officer.say('上一步');
    expect(officer.last.status).toMatch(/asking|judged/);
  });
});
