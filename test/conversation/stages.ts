/** A person in every place of the dialogue, each reached by talking. */
import type { Stage } from '../../src/core/dialogue.ts';
import type { World } from '../../src/world.ts';
import { arrived, consenting, judged, LIN, type Person, submitted } from './person.ts';
import { aReviewer, type Reviewer } from './reviewer.ts';
import { withAmounts } from './world.ts';

const upTo = async (world: World, question: string, facts = LIN): Promise<Person> => {
  const officer = await arrived(world);
  await officer.answer(facts, question);
  return officer;
};

/** Loss in money is asked where a list turns on it. */
export const WITH_LOSS = { ...LIN, 后果: '有一定损失或不良影响', 成因: '缺乏经验或判断失误' };

type Reached = (world: World) => Promise<Person>;

/** Who decided an officer's matter. */
const officers = new WeakMap<Person, Reviewer>();

/** By the stage; asking stands for several: the first question, an account, an amount, a day, a place, an answer that is changed. */
export const STANDPOINTS: Readonly<Record<Standpoint, Reached>> = {
  'asking the first question': (world) => arrived(world),
  'asking several options': (world) => upTo(world, '身份'),
  'asking a place': (world) => upTo(world, '地区'),
  'asking a day': (world) => upTo(world, '行为时间'),
  'asking an account': (world) => upTo(world, '经过'),
  'asking a look': (world) => upTo(world, '决策'),
  'asking again': async (world) => {
    const officer = await judged(world);
    await officer.say('改第三看');
    return officer;
  },
  'asking an amount': async (world) => upTo({ ...world, content: await withAmounts() }, '损失金额', WITH_LOSS),
  readingBack: async (world) => {
    const officer = await upTo(world, '行为时间');
    await officer.say('2024年5月');
    return officer;
  },
  judged: (world) => judged(world),
  naming: async (world) => {
    const officer = await judged(world);
    await officer.command('person');
    return officer;
  },
  excluding: async (world) => {
    const officer = await judged(world);
    await officer.command('person');
    await officer.say('某区住建局');
    return officer;
  },
  consenting: (world) => consenting(world),
  confirmingRestart: async (world) => {
    const officer = await judged(world);
    await officer.command('restart');
    return officer;
  },
  confirmingDelete: async (world) => {
    const officer = await judged(world);
    await officer.command('delete');
    return officer;
  },
  submitted: (world) => submitted(world),
  confirmingWithdrawal: async (world) => {
    const officer = await submitted(world);
    await officer.command('delete');
    return officer;
  },
  claimed: async (world) => {
    const officer = await submitted(world);
    await (await aReviewer(world)).claim();
    return officer;
  },
  writing: async (world) => {
    const officer = await submitted(world);
    const reviewer = await aReviewer(world);
    await reviewer.claim();
    await reviewer.ask({ text: '由哪个会议决定？' });
    return officer;
  },
  reasking: async (world) => {
    const officer = await submitted(world);
    const reviewer = await aReviewer(world);
    await reviewer.claim();
    await reviewer.ask({ look: 3 });
    return officer;
  },
  rereading: async (world) => {
    const officer = await STANDPOINTS.reasking(world);
    await officer.say('为了公共利');
    return officer;
  },
  reporting: async (world) => {
    const officer = await STANDPOINTS.decided(world);
    const reviewer = officers.get(officer);
    await reviewer?.act({ type: 'told', form: 'written', to: '本人', on: '2026-11-23' });
    const step = { id: 's1', what: '完善风险评估', owner: '承办科室', due: '2026-12-31' };
    await reviewer?.act({ type: 'planned', steps: [step] });
    await officer.command('report');
    return officer;
  },
  appealing: async (world) => {
    const officer = await STANDPOINTS.decided(world);
    await officers.get(officer)?.act({ type: 'told', form: 'written', to: '本人', on: '2026-11-23' });
    await officer.command('appeal');
    return officer;
  },
  decided: async (world) => {
    const officer = await submitted(world);
    const reviewer = await aReviewer(world);
    await reviewer.claim();
    await reviewer.decide();
    officers.set(officer, reviewer);
    return officer;
  },
  gone: async (world) => {
    const officer = await arrived(world);
    await officer.answer(LIN, '领域');
    await officer.command('delete');
    await officer.command('yes');
    return officer;
  },
};

export type Standpoint =
  | Exclude<Stage, 'asking'>
  | `asking ${'the first question' | 'several options' | 'a place' | 'a day' | 'an account' | 'a look' | 'again' | 'an amount'}`;

export const standpoints = Object.keys(STANDPOINTS) as readonly Standpoint[];
