/** For a page of the same site: <script type="module" src="/widget.js"></script> <liukan-chat></liukan-chat> */
export { LiukanChat } from './chat/liukan-chat.ts';
