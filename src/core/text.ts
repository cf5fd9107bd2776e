/** The languages a person may be spoken to in. Chinese is the default and always there. */
export type Lang = 'zh' | 'en';

/** One wording in both languages. `en` may be missing in an adopter's own list, never in what ships. */
export interface Text {
  readonly zh: string;
  readonly en?: string;
}

/** say({zh:'帮助',en:'Help'}, 'en') → 'Help'; falls back to Chinese where no English was written. */
export const say = (text: Text, lang: Lang): string => (lang === 'en' && text.en) || text.zh;
