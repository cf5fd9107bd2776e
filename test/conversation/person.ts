/** An officer at one thread: says and taps, as a channel would hand it in. */
import { receive } from '../../src/conversation.ts';
import { COMMANDS, type CommandName } from '../../src/core/commands.ts';
import type { Choice, QuestionCard, Reply } from '../../src/core/reply.ts';
import type { Inbound, Received, Thread } from '../../src/message.ts';
import type { World } from '../../src/world.ts';

export interface Person {
  readonly thread: Thread;
  /** What the latest message did. */
  readonly last: Received;
  send(message?: Partial<Inbound>): Promise<Received>;
  say(text: string): Promise<Received>;
  /** The value of a choice, on the latest card. */
  tap(choice: string): Promise<Received>;
  command(name: CommandName): Promise<Received>;
  /** Answers the question that stands: by option ids, or typed; what is not told is 不清楚. */
  answerOne(facts: Facts): Promise<Received>;
  /** Answers the questions as they come, up to that one or a card that is no question. */
  answer(facts: Facts, upTo?: string): Promise<Received>;
}

/** 性质: 先行先试或探索中的失误; several options: a list; an amount, a day, a place, an account: as typed. */
export type Facts = Readonly<Record<string, string | readonly string[]>>;

let messages = 0;
let addresses = 0;

export function person(world: World, more: Partial<Inbound> = {}): Person {
  const thread: Thread = more.thread ?? { channel: 'web', address: `thread${++addresses}` };
  let last: Received | undefined;
  const officer: Person = {
    thread,
    get last() {
      if (last === undefined) throw new Error('nothing was said yet');
      return last;
    },
    async send(message = {}) {
      last = await receive(world, { id: `message${++messages}`, ...more, thread, ...message });
      return last;
    },
    say: (text) => officer.send({ text }),
    tap: (choice) => officer.send({ choice, ...(last === undefined ? {} : { seq: last.seq }) }),
    command: (name) => officer.tap(COMMANDS[name].value),
    async answerOne(facts) {
      const card = questionOf(officer.last);
      if (card === undefined) throw new Error('there is no question');
      const fact = facts[card.question];
      if (fact === undefined) await officer.command(card.input === 'account' ? 'skip' : 'unknown');
      else if (card.input === 'one' || card.input === 'many')
        await officer.tap(`${card.question}=${[fact].flat().join('|')}`);
      else await officer.say(String(fact));
      if (questionOf(officer.last)?.question === card.question)
        throw new Error(`「${card.question}」 was not answered by 「${String(fact)}」: ${textOf(officer.last)}`);
      return officer.last;
    },
    async answer(facts, upTo) {
      for (
        let card = questionOf(officer.last);
        card !== undefined && card.question !== upTo;
        card = questionOf(officer.last)
      )
        await officer.answerOne(facts);
      return officer.last;
    },
  };
  return officer;
}

/** A person at the greeting. */
export async function arrived(world: World, more: Partial<Inbound> = {}): Promise<Person> {
  const officer = person(world, more);
  await officer.send();
  return officer;
}

/** A person who has been shown a judgment. */
export async function judged(world: World, facts: Facts = LIN, more: Partial<Inbound> = {}): Promise<Person> {
  const officer = await arrived(world, more);
  await officer.answer(facts);
  return officer;
}

/** A person who sees everything that would be sent, before the yes. */
export async function consenting(
  world: World,
  { facts = LIN, unit = '某区住建局', excluded = '没有', ...more }: Partial<Inbound> & Consenting = {},
): Promise<Person> {
  const officer = await judged(world, facts, more);
  await officer.command('person');
  await officer.say(unit);
  await officer.say(excluded);
  return officer;
}

interface Consenting {
  readonly facts?: Facts;
  readonly unit?: string;
  readonly excluded?: string;
}

/** A person whose matter waits for a reviewer. */
export async function submitted(world: World, more: Partial<Inbound> & Consenting = {}): Promise<Person> {
  const officer = await consenting(world, more);
  await officer.command('yes');
  return officer;
}

export const questionOf = ({ replies }: Pick<Received, 'replies'>): QuestionCard | undefined => {
  const card = replies.at(-1)?.card;
  return card?.kind === 'question' ? card : undefined;
};

export const textOf = ({ replies }: { readonly replies: readonly Reply[] }): string =>
  replies.map(({ text }) => text).join('\n\n');

export const choicesOf = ({ replies }: { readonly replies: readonly Reply[] }): readonly Choice[] =>
  replies.flatMap(({ choices = [] }) => choices);

/** The report's third case: small works whose builders were drawn by lot. Tolerable, in the shipped lists of Hubei. */
export const LIN: Facts = {
  事项: '工作中的失误能不能容错',
  谁在问: '当事人本人',
  阶段: '做了，还没有人过问',
  身份: ['中共党员', '公务员或参公人员'],
  地区: '湖北',
  行为时间: '2023-05-04',
  领域: '工程建设和采购',
  性质: '落实上级部署时出现偏差',
  违反的规定: '漏了一道可以补办的手续或程序',
  涉及情形: '依法不必招标的小型项目自定方式选人',
  依据: '有上级部署或政策支持',
  上级文件: '一致',
  动机: '为了公共利益或工作需要',
  得利: '没有人得到不当好处',
  知情: '不知道，事后才发现',
  决策: '集体研究决定，有记录',
  本人意见: '赞成',
  紧急程度: '不紧急',
  事前把关: ['审核对方的资格条件', '公开进行，接受监督'],
  后果: '没有造成损失或不良影响',
  总体效果: '总体有利于发展和群众',
  补救: '没有需要补救的',
  补办手续: '已经没法补',
  事后态度: '如实配合了解',
  同类错误: '没有发生过',
};
