/** Words of the attachments. What is wrong with a file is told by the server. */
import type { Lang } from '../../core/text.ts';

const zh = {
  title: '附件',
  open: (n: number) => (n === 0 ? '附件' : `附件（${n}）`),
  close: '关闭',
  none: '还没有附件。',
  mine: '我发的',
  desk: '审核人员给我的',
  download: '下载',
  downloadNamed: (name: string) => `下载《${name}》`,
  takeBack: '取回',
  takeBackNamed: (name: string) => `取回《${name}》`,
  takeBackHint: '有人领取以前可以取回，取回后内容删除，记录里只留文件名。以后不能取回，要更正请再发一份。',
  consent:
    '您发的文件，办理这件事的审核人员都会看到。只发必要的：与事情无关的、他人的姓名和身份证号请先遮住。不得含有国家秘密、工作秘密。',
  limit: (size: string, files: number) => `PDF、OFD、docx、xlsx、pptx 或图片，一个最多 ${size}，最多 ${files} 个。`,
  choose: '选择文件…',
  chosen: '准备发送',
  send: (n: number) => `知道了，发送 ${n} 个文件`,
  remove: '不发',
  removeNamed: (name: string) => `不发《${name}》`,
  sending: (name: string, percent: number) => `正在上传《${name}》，${percent}%`,
  done: (name: string) => `已发送《${name}》。`,
  failed: (name: string) => `《${name}》没有发送：`,
  again: '重试',
  offline: '现在连不上服务器。',
  tooLarge: (size: string) => `文件太大，一个文件最多 ${size}。`,
};

export type AttachmentsWords = typeof zh;

const en: AttachmentsWords = {
  title: 'Attachments',
  open: (n) => (n === 0 ? 'Attachments' : `Attachments (${n})`),
  close: 'Close',
  none: 'There are none yet.',
  mine: 'sent by me',
  desk: 'from the reviewer',
  download: 'Download',
  downloadNamed: (name) => `Download “${name}”`,
  takeBack: 'Take back',
  takeBackNamed: (name) => `Take back “${name}”`,
  takeBackHint:
    'You can take a file back until somebody has claimed the matter: its content is deleted, its name stays in the record. After that, send a corrected one instead.',
  consent:
    'The reviewers of this matter will see what you send. Send only what is needed: cover what has nothing to do with it, and names and identity numbers of others. No state or work secrets.',
  limit: (size, files) => `PDF, OFD, docx, xlsx, pptx or pictures, up to ${size} each, up to ${files} files.`,
  choose: 'Choose files…',
  chosen: 'Ready to send',
  send: (n) => (n === 1 ? 'I understand: send 1 file' : `I understand: send ${n} files`),
  remove: 'Leave out',
  removeNamed: (name) => `Leave out “${name}”`,
  sending: (name, percent) => `Sending “${name}”, ${percent}%`,
  done: (name) => `“${name}” was sent.`,
  failed: (name) => `“${name}” was not sent: `,
  again: 'Try again',
  offline: 'The server cannot be reached at the moment.',
  tooLarge: (size) => `It is too large: one file may have up to ${size}.`,
};

export const attachmentsWordsIn = (lang: Lang): AttachmentsWords => (lang === 'en' ? en : zh);
