/** The chat page: the element fills it, and the document's own language and title follow the element's. */
import { LiukanChat } from './liukan-chat.ts';
import { wordsIn } from './words.ts';

const chat = document.querySelector('liukan-chat');

if (chat instanceof LiukanChat) {
  if (new URLSearchParams(location.search).get('lang') === 'en') chat.lang = 'en';
  chat.addEventListener('liukan-language', () => {
    const lang = chat.lang === 'en' ? 'en' : 'zh';
    document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
    document.title = wordsIn(lang).documentTitle;
  });
}
