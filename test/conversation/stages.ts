/** A person in every place of the dialogue, each reached by talking. */
import type { World } from '../../src/world.ts';
import { arrived, consenting, judged, LIN, type Person, submitted } from './person.ts';
import { aReviewer } from './reviewer.ts';
import { withAmounts } from './world.ts';

const upTo = async (world: World, question: string, facts = LIN): Promise<Person> => {
  const officer = await arrived(world);
  await officer.answer(facts, question);
  return officer;
};

/** Loss in money is asked where a list turns on it. */
export const WITH_LOSS = { ...LIN, 后果: '有一定损失或不良影响', 成因: '缺乏经验或判断失误' };

type Reached = (world: World) => Promise<Person>;

/** By the stage; asking stands for several: the first question, an account, an amount, a day, a place, an answer that is changed. */
export const STANDPOINTS = {
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
  decided: async (world) => {
    const officer = await submitted(world);
    const reviewer = await aReviewer(world);
    await reviewer.claim();
    await reviewer.decide();
    return officer;
  },
  gone: async (world) => {
    const officer = await arrived(world);
    await officer.answer(LIN, '领域');
    await officer.command('delete');
    await officer.command('yes');
    return officer;
  },
} satisfies Readonly<Record<string, Reached>>;

export type Standpoint = keyof typeof STANDPOINTS;

export const standpoints = Object.keys(STANDPOINTS) as readonly Standpoint[];
