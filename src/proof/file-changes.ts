/** What was written otherwise, file by file: questions, packs, situations and clauses. Wording of questions is no difference. */
import type { Content } from '../core/content.ts';
import { type FlowChange, flowChanges } from '../core/flow-changes.ts';
import type { Clause, Outcome, PolicyPack, Situation } from '../core/policy.ts';
import { OUTCOME_WORDS } from '../core/words.ts';

export interface FileChange {
  /** policies/hubei/report.yaml */
  readonly file: string;
  /** in Chinese */
  readonly what: string;
}

/** In: two contents, and what the flow's file is called. Out: the changes, the flow's first. */
export function fileChanges(old: Content, next: Content, flowFile = 'flows'): readonly FileChange[] {
  const [before, after] = [byId(old.packs), byId(next.packs)];
  const fileOf = (id: string): string => `policies/${id}.yaml`;
  return [
    ...flowChanges(old.flow, next.flow).map((change) => ({ file: flowFile, what: sayFlowChange(change) })),
    ...old.packs.filter(({ id }) => !after.has(id)).map(({ id }) => ({ file: fileOf(id), what: '整份清单删除了' })),
    ...next.packs.flatMap((pack) => {
      const known = before.get(pack.id);
      const said = known === undefined ? ['新增的清单'] : packChanges(known, pack);
      return said.map((what) => ({ file: fileOf(pack.id), what }));
    }),
  ];
}

function sayFlowChange(change: FlowChange): string {
  switch (change.what) {
    case 'pathAdded':
      return `新增短路径「${change.path}」`;
    case 'pathRemoved':
      return `删除短路径「${change.path}」`;
    case 'pathWhen':
      return `短路径「${change.path}」的何时改了`;
    case 'pathOrder':
      return `短路径「${change.path}」的先后改了`;
    case 'questionAdded':
      return `新增问题「${change.question}」`;
    case 'questionRemoved':
      return `删除问题「${change.question}」`;
    case 'questionMoved':
      return `问题「${change.question}」移到了别的部分`;
    case 'gate':
      return `问题「${change.question}」的何时问改了`;
    case 'kind':
      return `问题「${change.question}」的类型改了`;
    case 'multiple':
      return `问题「${change.question}」的多选改了`;
    case 'unknownMeans':
      return `问题「${change.question}」的不清楚作改了：只影响答“不清楚”的人`;
    case 'optionAdded':
      return `问题「${change.question}」新增选项「${change.option}」`;
    case 'optionRemoved':
      return `问题「${change.question}」删除选项「${change.option}」`;
    case 'alone':
      return `问题「${change.question}」的选项「${change.option}」的单独改了`;
  }
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((each) => [each.id, each]));

function packChanges(old: PolicyPack, next: PolicyPack): readonly string[] {
  const fields: readonly (readonly [keyof PolicyPack, string])[] = [
    ['level', '层级'],
    ['place', '适用地区'],
    ['scope', '适用对象或同时具备'],
    ['from', '施行'],
    ['until', '失效'],
    ['replaces', '取代'],
    ['partial', '只收录部分'],
    ['firstOfItsKind', '此前没有同类规定'],
    ['lighterLaw', '从旧兼从轻'],
  ];
  return [
    ...fields.flatMap(([field, name]) =>
      isSame(old[field], next[field]) ? [] : [`「${name}」${sayChange(old[field], next[field])}`],
    ),
    ...clauseChanges(old.clauses, next.clauses),
    ...situationChanges(old, next),
    ...(isSame(tightenings(old), tightenings(next)) ? [] : ['「收紧」改了']),
  ];
}

const tightenings = ({ tightenings: all }: PolicyPack) =>
  all.map(({ of, when, clauses }) => [of, when, clauses.map(({ id }) => id)]);

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Days and names in words; anything longer is only said to be another. */
function sayChange(old: unknown, next: unknown): string {
  const said = (value: unknown): string =>
    value === undefined ? '没有写' : value === true ? '是' : value === false ? '否' : String(value);
  return Array.isArray(old) || Array.isArray(next) ? '改了' : `由${said(old)}改为${said(next)}`;
}

function clauseChanges(old: readonly Clause[], next: readonly Clause[]): readonly string[] {
  const [before, after] = [byId(old), byId(next)];
  const fields: readonly (readonly [keyof Clause, string])[] = [
    ['gist', '要旨'],
    ['regime', '责任'],
    ['discretion', '裁量'],
    ['verified', '核对'],
    ['verifiedIn', '核对于'],
    ['from', '施行'],
    ['until', '失效'],
  ];
  return [
    ...old.filter(({ id }) => !after.has(id)).map(({ article }) => `条款「${article}」删除了`),
    ...next.flatMap((clause) => {
      const known = before.get(clause.id);
      if (known === undefined) return [`新增条款「${clause.article}」`];
      return fields.flatMap(([field, name]) => {
        const [one, other] = [known[field], clause[field]];
        if (isSame(one, other)) return [];
        const isText = typeof one === 'object' || typeof other === 'object';
        return [`条款「${clause.article}」的${name}${isText ? '改了' : sayChange(one, other)}`];
      });
    }),
  ];
}

function situationChanges(old: PolicyPack, next: PolicyPack): readonly string[] {
  const listed = (pack: PolicyPack) =>
    pack.lists.flatMap(({ effect, outcome, situations }) =>
      situations.map((situation) => ({ id: situation.id, effect, outcome, situation })),
    );
  const [before, after] = [byId(listed(old)), byId(listed(next))];
  const named = ({ id, name }: Situation): string => `情形「${id.split('/').at(-1)} ${name.zh}」`;
  return [
    ...[...before.values()].filter(({ id }) => !after.has(id)).map(({ situation }) => `${named(situation)}删除了`),
    ...[...after.values()].flatMap(({ id, effect, outcome, situation }) => {
      const known = before.get(id);
      if (known === undefined) return [`新增${named(situation)}`];
      const said = [
        ...(isSame(known.situation.when, situation.when) ? [] : ['条件改了']),
        ...(known.effect === effect && known.outcome === outcome
          ? []
          : [`结论由${sayResult(known)}改为${sayResult({ outcome })}`]),
        ...(isSame(citedBy(known.situation), citedBy(situation)) ? [] : ['依据改了']),
      ];
      return said.length === 0 ? [] : [`${named(situation)}：${said.join('，')}`];
    }),
  ];
}

const citedBy = ({ clauses }: Situation): readonly string[] => clauses.map(({ id }) => id);
const sayResult = ({ outcome }: { readonly outcome: Outcome | undefined }): string =>
  outcome === undefined ? '情节' : OUTCOME_WORDS[outcome].zh;
