/** Whole consultations, as a person has them: reading the card that stands and answering it. */
import type { Content } from '../../src/core/content.ts';
import type { Question } from '../../src/core/flow.ts';
import type { Lang } from '../../src/core/text.ts';
import { say } from '../../src/core/text.ts';
import { elementsOf, labelOf, type Person, read } from './person.ts';
import type { Answer } from './wire.ts';
import type { Message } from './workspace.ts';

/** By question: the option or options (their Chinese names), or what is typed. What is not told is not known. */
export type Told = Readonly<Record<string, string | readonly string[]>>;

/** The lot drawing of the report: small works below the tender line, decided together and drawn in public. */
export const lin: Told = {
  事项: '工作中的失误能不能容错',
  谁在问: '当事人本人',
  阶段: '做了，还没有人过问',
  身份: ['中共党员', '公务员或参公人员'],
  地区: '湖北',
  行为时间: '2024-05-01',
  领域: '工程建设和采购',
  经过: '为了加快改造 <背街小巷> & 方便群众，\n开会定的。',
  性质: '落实上级部署时出现偏差',
  违反的规定: '漏了一道可以补办的手续或程序',
  涉及情形: ['依法不必招标的小型项目自定方式选人'],
  依据: '有上级部署或政策支持',
  上级文件: '一致',
  动机: '为了公共利益或工作需要',
  得利: ['没有人得到不当好处'],
  知情: '不知道，事后才发现',
  决策: '集体研究决定，有记录',
  本人意见: '赞成',
  紧急程度: '不紧急',
  事前把关: ['审核对方的资格条件', '公开进行，接受监督'],
  后果: '没有造成损失或不良影响',
  补救: '没有需要补救的',
  补办手续: '已经没法补',
  事后态度: ['如实配合了解'],
  同类错误: '没有发生过',
};

const ends = { zh: '初步研判：', en: 'Preliminary assessment' } as const;

export interface Asked {
  readonly message: Message;
  readonly question: Question;
}

/** Answers every card with `answer` until the judgment stands; returns it. */
export async function consult(
  person: Person,
  content: Content,
  lang: Lang,
  answer: (asked: Asked) => Promise<Answer>,
): Promise<Message> {
  const questions = [...content.flow.first, ...content.flow.looks.flatMap((look) => look.questions)];
  const done = new Set<string>();
  for (let turn = 0; turn < 40; turn++) {
    const message = await person.until(
      (each) => !done.has(each.ts) && (read(each).includes(ends[lang]) || asks(questions, each, lang) !== undefined),
    );
    if (read(message).includes(ends[lang])) return message;
    const question = asks(questions, message, lang);
    if (!question) throw new Error(`no question in ${read(message)}`);
    const answered = await answer({ message, question });
    if (answered.status !== 200) throw new Error(`${question.id}: ${answered.status}`);
    done.add(message.ts);
  }
  throw new Error('it does not end');
}

const asks = (questions: readonly Question[], message: Message, lang: Lang): Question | undefined => {
  const words = read(message).replaceAll('&amp;', '&');
  return questions.find(({ ask }) => words.includes(`*${say(ask, lang)}*`));
};

/** By tapping alone: buttons, lists, boxes, the date picker, the window for the account. */
export const byTapping =
  (person: Person, told: Told) =>
  async ({ message, question }: Asked): Promise<Answer> => {
    const answer = told[question.id];
    if (answer === undefined) return person.tap(question.kind === 'account' ? '跳过' : '不清楚', message);
    if (question.kind === 'date') return person.pickDate(String(answer));
    if (question.kind === 'account') {
      await person.tap('写经过', message);
      return person.send(await person.submitted(String(answer), await person.window()));
    }
    if (typeof answer !== 'string') return person.tick(answer);
    return person.tap(answer, message);
  };

/** By typing alone, in English: the words of the options. */
export const byTyping =
  (person: Person, told: Told) =>
  async ({ question }: Asked): Promise<Answer> => {
    const answer = told[question.id];
    if (answer === undefined || question.kind === 'account')
      return person.say(question.kind === 'account' ? 'skip' : 'not sure');
    if (question.kind === 'place') return person.say('Hubei');
    if (question.kind !== 'choice') return person.say(String(answer));
    const chosen = [answer].flat();
    const labels = question.options.flatMap(({ id, label }, at) =>
      chosen.includes(id) ? [chosen.length > 1 ? String(at + 1) : say(label, 'en')] : [],
    );
    return person.say(labels.join(', '));
  };

export const labels = (message: Message): string[] => elementsOf(message).map(labelOf);
