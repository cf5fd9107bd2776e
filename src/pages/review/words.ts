/** The console's own words: what stands around it. What went wrong is told by the server. */
import type { Lang } from '../../core/text.ts';
import type { Role } from '../../review/users.ts';

const zh = {
  documentTitle: '六看 · 审核台',
  name: '六看',
  desk: '审核台',
  otherLanguage: 'English',
  signOut: '退出',
  signOutEverywhere: '在所有设备上退出',
  signedInAs: (name: string, unit: string) => (unit === '' ? name : `${name} · ${unit}`),
  loading: '正在打开…',
  offline: '现在连不上服务器。您写的内容还在，请稍后再试。',
  tryAgain: '重试',
  colon: '：',
  comma: '、',
  nav: '审核台的各页',
  pages: { queue: '审核件', interests: '回避申报', figures: '数据' },
  roles: {
    reviewer: '审核人员',
    senior: '高级审核人员',
    policy: '政策管理员',
    auditor: '审计员',
    administrator: '系统管理员',
  } satisfies Record<Role, string>,
  seesNothing: (role: string) => `您的角色是${role}，看不到审核件，也不知道有没有。这里只有整个机关的数据。`,

  signIn: {
    title: '登录审核台',
    how: '请打开管理员给您的一次性链接，或者把它粘贴在这里。每个链接只能用一次，24 小时内有效；一小时没有动作，或者登录满 12 小时，自动退出。',
    label: '一次性链接',
    button: '登录',
    missing: '请粘贴一次性链接。',
    busy: '正在登录…',
  },
};

export type Words = typeof zh;

const en: Words = {
  documentTitle: 'Liukan · review desk',
  name: 'Liukan',
  desk: 'Review desk',
  otherLanguage: '中文',
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out on all devices',
  signedInAs: (name, unit) => (unit === '' ? name : `${name} · ${unit}`),
  loading: 'Opening…',
  offline: 'The server cannot be reached at the moment. What you wrote is still here; please try again later.',
  tryAgain: 'Try again',
  colon: ': ',
  comma: ', ',
  nav: 'Pages of the desk',
  pages: { queue: 'Matters', interests: 'Interests', figures: 'Figures' },
  roles: {
    reviewer: 'reviewer',
    senior: 'senior reviewer',
    policy: 'policy officer',
    auditor: 'auditor',
    administrator: 'administrator',
  },
  seesNothing: (role) =>
    `Your role is ${role}: you see no matters, nor whether there are any. Here are the figures of the whole office only.`,

  signIn: {
    title: 'Sign in to the review desk',
    how: 'Open the one-time link that your administrator gave you, or paste it here. Each link works once, within 24 hours; you are signed out after an hour without doing anything, and 12 hours after signing in.',
    label: 'One-time link',
    button: 'Sign in',
    missing: 'Please paste a one-time link.',
    busy: 'Signing in…',
  },
};

export const wordsIn = (lang: Lang): Words => (lang === 'en' ? en : zh);
