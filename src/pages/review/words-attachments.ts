/** Words of the files of a matter. What is wrong with a file is told by the server. */
import type { Lang } from '../../core/text.ts';

const zh = {
  title: '附件',
  none: '没有附件。',
  forDesk: '只给审核人员',
  forOfficer: '当事人可以下载',
  added: (who: string, time: string) => `${who} · ${time}添加`,
  takenBack: '当事人已取回，内容已删除',
  download: '下载',
  downloadNamed: (name: string) => `下载《${name}》`,
  hash: (short: string) => `SHA-256 ${short}…`,
  caution: '文件没有查毒。请在隔离、打了补丁的电脑上打开。',
  add: '添加附件',
  readers: '给谁看',
  choose: '选择文件…',
  chosen: '还没有添加：请看清楚再确定',
  leave: '不传',
  leaveOut: (name: string) => `不传《${name}》`,
  officerIsTold: '当事人会在对话里得到通知，可以下载。请看清楚里面没有他人的姓名和审核人员内部的意见。',
  sendForDesk: (n: number) => `添加 ${n} 个文件，只给审核人员`,
  sendForOfficer: (n: number) => `添加 ${n} 个文件，当事人可以下载`,
  cancel: '取消',
  drop: '也可以把文件拖到这里',
  limit: (size: string, files: number) => `一个文件最多 ${size}，最多 ${files} 个。`,
  sending: (name: string, percent: number) => `正在上传《${name}》，${percent}%`,
  done: (name: string) => `已添加《${name}》。`,
  failed: (name: string) => `《${name}》没有添加：`,
  offline: '现在连不上服务器。',
  tooLarge: (size: string) => `文件太大，一个文件最多 ${size}。`,
  again: '重试',
  discard: '不传了',
};

export type AttachmentsWords = typeof zh;

const en: AttachmentsWords = {
  title: 'Attachments',
  none: 'There are none.',
  forDesk: 'for reviewers only',
  forOfficer: 'the officer can download it',
  added: (who, time) => `${who} · added ${time}`,
  takenBack: 'taken back by the officer; its content is deleted',
  download: 'Download',
  downloadNamed: (name) => `Download “${name}”`,
  hash: (short) => `SHA-256 ${short}…`,
  caution: 'Files are not scanned for viruses. Open them on an isolated, patched computer.',
  add: 'Add attachments',
  readers: 'Who may have it',
  choose: 'Choose files…',
  chosen: 'Not attached yet: please look once more',
  leave: 'Leave out',
  leaveOut: (name) => `Leave out “${name}”`,
  officerIsTold:
    'The officer hears of it in the conversation and can download it. Please see that no names of others and no view of the desk is in it.',
  sendForDesk: (n) => (n === 1 ? 'Attach 1 file, for reviewers only' : `Attach ${n} files, for reviewers only`),
  sendForOfficer: (n) =>
    n === 1 ? 'Attach 1 file, which the officer can download' : `Attach ${n} files, which the officer can download`,
  cancel: 'Cancel',
  drop: 'or drop files here',
  limit: (size, files) => `Up to ${size} a file, up to ${files} files.`,
  sending: (name, percent) => `Sending “${name}”, ${percent}%`,
  done: (name) => `“${name}” is attached.`,
  failed: (name) => `“${name}” was not attached: `,
  offline: 'The server cannot be reached at the moment.',
  tooLarge: (size) => `It is too large: one file may have up to ${size}.`,
  again: 'Try again',
  discard: 'Leave it',
};

export const attachmentsWordsIn = (lang: Lang): AttachmentsWords => (lang === 'en' ? en : zh);
