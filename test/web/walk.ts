/** Walks through a consultation as an officer would, by what the questions ask. */
import type { Lang } from '../../src/core/text.ts';
import type { Chat } from './chat.ts';

/** An emergency whose paperwork was made up later, told in parts of option words; what fits none of them takes the first option. */
const wishes: Readonly<Record<Lang, readonly string[]>> = {
  zh: [
    '做了，还没有人过问',
    '应急抢险',
    '突发或紧急',
    '可以补办的手续',
    '没有履行政府采购程序',
    '来不及',
    '公共利益',
    '没有人得到',
    '先办后补',
    '集体研究决定，有记录',
    '可以预见',
    '没有造成损失',
    '已及时补救',
    '已经依规补办',
    '没有发生过',
    '总体有利',
  ],
  en: [],
};

/** Answers the question that is asked now. */
export const answerOne = async ({ question, ask, choose, answered }: Chat, lang: Lang = 'zh'): Promise<string> => {
  const asked = await ask();
  const field = question.locator('input#typed, textarea#typed');
  if (await question.locator('.unsure', { hasText: /跳过|Skip/ }).count()) {
    await answered(() => question.locator('.unsure').click());
  } else if (await question.locator('.places').count()) {
    await answered(() => question.locator('.places button', { hasText: lang === 'en' ? 'Hubei' : '湖北' }).click());
  } else if (await field.count()) {
    await field.fill((await question.locator('.pick').count()) ? '2024-05-01' : '30万元');
    await answered(() => field.press('Enter'));
  } else {
    const labels = await question.locator('.option > span:not(.number):not(.aloneness)').allInnerTexts();
    await choose(labels.find((label) => wishes[lang].some((wish) => label.includes(wish))) ?? labels[0] ?? '');
  }
  return asked;
};

/** To the judgment; answers the questions that were asked. */
export const walkToJudgment = async (chat: Chat, lang: Lang = 'zh'): Promise<readonly string[]> => {
  const asked: string[] = [];
  while ((await chat.question.count()) > 0) {
    asked.push(await answerOne(chat, lang));
    if (asked.length > 60) throw new Error(`no end: ${asked.join(' | ')}`);
  }
  return asked;
};
