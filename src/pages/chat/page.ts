/** The chat page: the element fills it, and the document's own language and title follow the element's. `/?lang=en` begins in English. */
import { LiukanChat } from './liukan-chat.ts';
import { wordsIn } from './words.ts';

const chat = new LiukanChat();
chat.lang = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'zh';
chat.addEventListener('liukan-language', () => {
  document.documentElement.lang = chat.lang === 'en' ? 'en' : 'zh-CN';
  document.title = wordsIn(chat.lang === 'en' ? 'en' : 'zh').documentTitle;
});
document.querySelector('main')?.append(chat);
