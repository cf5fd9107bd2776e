/** Words of the page of one's own interests. */
import type { Lang } from '../../core/text.ts';

const zh = {
  interests: {
    title: '回避申报',
    intro: '申报以后，涉及这些单位、人员的审核件对您就不存在：列表里没有，也查不到。您正在办理的，会自动放回。',
    kind: '哪一种',
    kinds: {
      unit: '单位：在这里任职，或有利害关系',
      command: '分管或领导：这个单位和下属单位',
      person: '人员：亲属、有利害关系的人',
    },
    kindsBrief: { unit: '单位', command: '分管', person: '人员' },
    value: '单位名称或人员姓名',
    add: '申报',
    adding: '正在申报…',
    added: '已申报。',
    missing: '请写明单位名称或人员姓名。',
    end: '不再回避',
    endConfirm: '确定不再回避',
    ended: '已结束这项申报。',
    list: '现在的申报',
    none: '您还没有申报。',
    since: (time: string) => `${time}申报`,
    unavailable: '这里现在还没有开通。',
  },
};

export type OfficeWords = typeof zh;

const en: OfficeWords = {
  interests: {
    title: 'Declared interests',
    intro:
      'Matters of these units and persons no longer exist for you: no line, no hit. What you hold of them is released by itself.',
    kind: 'Kind',
    kinds: {
      unit: 'A unit: you serve there, or have an interest in it',
      command: 'A command: this unit and those below it',
      person: 'A person: family, or somebody in whom you have an interest',
    },
    kindsBrief: { unit: 'unit', command: 'command', person: 'person' },
    value: 'Name of the unit or person',
    add: 'Declare',
    adding: 'Declaring…',
    added: 'Declared.',
    missing: 'Please give the name of the unit or person.',
    end: 'No longer so',
    endConfirm: 'Yes, end it',
    ended: 'The declaration has ended.',
    list: 'Declared now',
    none: 'You have declared nothing.',
    since: (time) => `declared ${time}`,
    unavailable: 'This is not available yet.',
  },
};

export const officeWordsIn = (lang: Lang): OfficeWords => (lang === 'en' ? en : zh);
