/** flows/six-looks.yaml: what is asked, in which order, and what can be answered. */
import type { ChoiceQuestion, Flow, Look, Option, Path, Question } from '../core/flow.ts';
import { DAY, PLACE } from '../core/policy.ts';
import { type Questions, readCondition, STATUS, unknownOption } from './conditions.ts';
import type { English } from './english.ts';
import { askings, whyNever } from './never.ts';
import type { Report } from './problems.ts';
import { checkUnique, type Fields, fieldsOf } from './reader.ts';
import { folded } from './spelling.ts';
import type { Cell } from './yaml-tree.ts';

const LOOKS = 6;
/** Slack shows ten checkboxes in a group and is given two groups at most. */
const MOST_OPTIONS = 12;
const UNKNOWN = '不清楚';

export const FLOW = { required: ['流程', '版本', '先问', '六看'], optional: ['短路径'] } as const;
export const PATH = { required: ['名称', '何时', '说明', '问题'], optional: [] } as const;
export const LOOK = { required: ['看', '看什么', '问题'], optional: ['出处'] } as const;
export const QUESTION = {
  required: ['记为', '问', '为什么问'],
  optional: ['类型', '多选', '选项', '不清楚作', '何时问', '可改变'],
} as const;
export const OPTION = {
  required: ['名称'],
  optional: ['也可以说', '倾向', '证据', '可以补做', '还可以做', '单独'],
} as const;
export const QUESTION_KINDS = { 选择: 'choice', 金额: 'amount', 日期: 'date', 地区: 'place', 自述: 'account' } as const;

type QuestionFields = Fields<(typeof QUESTION.required)[number] | (typeof QUESTION.optional)[number]>;

/** A question of which the 何时问 is not read yet: that takes all questions. */
interface Draft {
  readonly question: Question;
  readonly when: Cell | undefined;
  readonly line: number;
}

/** The flow of a file. What is wrong with it is in the report; then the flow is not to be used for talks. */
export const readFlow = (report: Report, cell: Cell, english: English): Flow => {
  const fields = fieldsOf(report, cell, '流程文件', FLOW);
  const first = readDrafts(report, fields.items('先问'), english);
  const paths = fields.items('短路径').map((item) => {
    const path = fieldsOf(report, item, '短路径', PATH);
    return { path, drafts: readDrafts(report, path.items('问题'), english) };
  });
  const looks = fields.items('六看').map((item) => {
    const look = fieldsOf(report, item, '一看', LOOK);
    return { look, drafts: readDrafts(report, look.items('问题'), english) };
  });
  const drafts = [...first, ...paths.flatMap((path) => path.drafts), ...looks.flatMap((look) => look.drafts)];
  checkUnique(
    report,
    '记为',
    drafts.map(({ question, line }) => ({ text: question.id, line })),
  );
  checkUnique(
    report,
    '名称',
    paths.map(({ path }) => ({ text: path.text('名称'), line: path.lineOf('名称') })),
  );
  checkUnique(
    report,
    '看',
    looks.map(({ look }) => ({ text: look.text('看'), line: look.lineOf('看') })),
  );
  if (fields.cell('六看') && looks.length !== LOOKS)
    report.error(fields.lineOf('六看'), `「六看」要有 ${LOOKS} 看，现在有 ${looks.length} 看`);

  const all = byName(drafts);
  const settle = (own: readonly Draft[], before: readonly Draft[]): readonly Question[] =>
    own.map(({ question, when }, index) => ({
      ...question,
      when: readCondition(report, when, byName([...before, ...own.slice(0, index)]), all),
    }));
  const flow: Flow = {
    name: english.text('流程', fields.text('流程')),
    version: fields.text('版本'),
    first: settle(first, []),
    paths: paths.map(({ path, drafts }): Path => {
      const name = path.text('名称');
      const words = english.under('短路径').under(name);
      return {
        name,
        title: words.text('名称', name),
        when: readCondition(report, path.cell('何时'), byName(first), all),
        intro: words.text('说明', path.text('说明')),
        questions: settle(drafts, first),
      };
    }),
    looks: looks.map(({ look, drafts }, index): Look => {
      const title = look.text('看');
      const words = english.under('六看').under(title);
      const earlier = looks.slice(0, index).flatMap((each) => each.drafts);
      const [main] = drafts;
      if (main === undefined && look.cell('问题')) report.error(look.lineOf('问题'), `「${title}」至少要有一个问题`);
      if (main?.when) report.error(main.when.line, `「${main.question.id}」是这一看的第一问，总要问，不能写「何时问」`);
      return {
        number: index + 1,
        title: words.text('看', title),
        about: words.text('看什么', look.text('看什么')),
        reconstructed: look.choice('出处', { 重构: true }) ?? false,
        questions: settle(drafts, [...first, ...earlier]),
      };
    }),
  };
  checkFixed(report, fields.lineOf('先问'), first);
  checkReachable(
    report,
    flow,
    drafts,
    paths.map(({ path }) => path.lineOf('何时')),
  );
  return flow;
};

const readDrafts = (report: Report, items: readonly Cell[], english: English): readonly Draft[] =>
  items.map((item) => {
    const fields = fieldsOf(report, item, '问题', QUESTION);
    return {
      question: readQuestion(report, fields, english),
      when: fields.cell('何时问'),
      line: fields.lineOf('记为'),
    };
  });

const readQuestion = (report: Report, fields: QuestionFields, english: English): Question => {
  const id = fields.text('记为');
  const words = english.under('问题').under(id);
  const asked = {
    id,
    label: words.text('记为', id),
    ask: words.text('问', fields.text('问')),
    why: words.text('为什么问', fields.text('为什么问')),
    when: [],
    changeable: fields.flag('可改变'),
  };
  const kind = fields.choice('类型', QUESTION_KINDS);
  // Of a kind that does not exist nothing more is asked.
  if (kind === undefined && fields.cell('类型')) return { ...asked, kind: 'account' };
  if (kind !== undefined && kind !== 'choice') {
    for (const key of ['选项', '多选', '不清楚作'] as const)
      if (fields.cell(key)) report.error(fields.lineOf(key), `「${id}」不是选择题，不能写「${key}」`);
    return { ...asked, kind };
  }
  const multiple = fields.flag('多选');
  const options = readOptions(report, fields, words, { multiple, changeable: asked.changeable });
  const question: ChoiceQuestion = { ...asked, kind: 'choice', multiple, options };
  const unknownMeans = fields.textIf('不清楚作');
  if (unknownMeans === undefined) return question;
  if (!options.some((option) => option.id === unknownMeans))
    report.error(fields.lineOf('不清楚作'), unknownOption(question, unknownMeans));
  return { ...question, unknownMeans };
};

const readOptions = (
  report: Report,
  question: QuestionFields,
  english: English,
  { multiple, changeable }: { readonly multiple: boolean; readonly changeable: boolean },
): readonly Option[] => {
  const name = question.text('记为');
  const cells = question.items('选项');
  if (question.cell('选项') === undefined)
    report.error(
      question.line,
      `「${name}」缺少「选项」；不是选择题的，要写「类型: 金额」「类型: 日期」「类型: 地区」或「类型: 自述」`,
    );
  else if (cells.length < 2) report.error(question.lineOf('选项'), `「${name}」至少要有两个选项`);
  if (multiple && cells.length > MOST_OPTIONS)
    report.error(
      question.lineOf('选项'),
      `「${name}」有 ${cells.length} 个选项，多选题最多 ${MOST_OPTIONS} 个，请拆成两问`,
    );

  /** Every wording that chooses an option, and the option that had it first. */
  const taken = new Map<string, string>();
  return cells.map((cell): Option => {
    const fields = fieldsOf(report, cell, '选项', OPTION);
    const id = fields.text('名称');
    const line = fields.lineOf('名称');
    if (folded(id) === UNKNOWN) report.error(line, `「${UNKNOWN}」会自动加上，不用写`);
    for (const key of ['可以补做', '还可以做'] as const)
      if (fields.flag(key) && !changeable && (question.text('可改变') || '否') === '否')
        report.error(fields.lineOf(key), `「${key}」只能写在「可改变: 是」的问题里`);
    if (fields.flag('单独') && !multiple) report.error(fields.lineOf('单独'), `「单独」只能写在「多选: 是」的问题里`);
    const words = english.under('选项').under(id);
    const label = words.text('名称', id);
    const synonyms = [...fields.words('也可以说').map((word) => word.text), ...words.more('也可以说')];
    const leans = fields.choice('倾向', { 有利: 'for', 不利: 'against' } as const);
    for (const wording of new Set([id, ...(label.en === undefined ? [] : [label.en]), ...synonyms].map(folded))) {
      const other = taken.get(wording);
      if (wording === '') continue;
      if (other === id) report.error(line, `「${name}」有两个选项都叫「${id}」`);
      else if (other !== undefined)
        report.error(line, `「${other}」和「${id}」都可以说「${wording}」，回答时分不清，只留一处`);
      else taken.set(wording, id);
    }
    return {
      id,
      label,
      synonyms,
      ...(leans === undefined ? {} : { leans }),
      evidence: words.texts(
        '证据',
        fields.words('证据').map((word) => word.text),
      ),
      attainable: fields.flag('可以补做'),
      stillOpen: fields.flag('还可以做'),
      alone: fields.flag('单独'),
    };
  });
};

/** The questions that choose packs have fixed names and kinds: DESIGN §6, `PLACE` and `DAY`. */
const checkFixed = (report: Report, line: number, first: readonly Draft[]): void => {
  const fixed = { [STATUS]: '选择', [PLACE]: '地区', [DAY]: '日期' } as const;
  for (const [name, kind] of Object.entries(fixed)) {
    const draft = first.find(({ question }) => question.id === name);
    if (draft === undefined) report.error(line, `「先问」里要有「记为: ${name}」的问题，用来选择适用的政策`);
    else if (draft.question.kind !== QUESTION_KINDS[kind]) report.error(draft.line, `「${name}」要写「类型: ${kind}」`);
  }
};

const checkReachable = (report: Report, flow: Flow, drafts: readonly Draft[], pathLines: readonly number[]): void => {
  const all = askings(flow);
  for (const { question, when } of drafts) {
    const why = whyNever(all.get(question.id)?.when ?? [], all);
    if (when && why !== undefined) report.error(when.line, `「${question.id}」永远不会问到：${why}`);
  }
  for (const [index, path] of flow.paths.entries()) {
    const line = pathLines[index] ?? 1;
    const why = whyNever(path.when, all);
    if (path.when.length === 0 || why !== undefined)
      report.error(
        line,
        why === undefined ? `「何时」要写明什么时候走「${path.name}」` : `「${path.name}」永远走不到：${why}`,
      );
    checkChosen(report, line, path, flow.first, drafts);
  }
};

/**
 * A path is taken only where its 何时 is surely met. A question left at 不清楚 would leave the way itself open, so each that
 * 何时 tests says what 不清楚 stands for.
 */
const checkChosen = (
  report: Report,
  line: number,
  path: Path,
  first: readonly Question[],
  drafts: readonly Draft[],
): void => {
  for (const id of new Set(path.when.map((test) => test.question))) {
    const question = first.find((each) => each.id === id);
    const at = drafts.find((draft) => draft.question.id === id)?.line;
    if (question === undefined || (question.kind === 'choice' && question.unknownMeans !== undefined)) continue;
    report.error(
      line,
      question.kind === 'choice'
        ? `「${path.name}」的「何时」用了「${id}」，答「不清楚」时不知道走哪条路：请在「${id}」（第 ${at} 行）里写明「不清楚作: 某个选项」`
        : `「${path.name}」的「何时」用了「${id}」，它不是选择题，答「不清楚」时不知道走哪条路：「何时」只能用写了「不清楚作」的选择题`,
    );
  }
};

const byName = (drafts: readonly Draft[]): Questions => new Map(drafts.map(({ question }) => [question.id, question]));
