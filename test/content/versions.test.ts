/** 取代, 只收录部分, 此前没有同类规定: versions of one instrument, and what cannot be said of them. */
import { describe, expect, test } from 'vitest';
import { read } from '../../src/content/load.ts';
import { print } from '../../src/content/problems.ts';
import type { PolicyPack } from '../../src/core/policy.ts';
import { sample } from './sample.ts';

const OLD = '施行: 2018-10-01\n失效: 2024-01-01\n从旧兼从轻: 是\n';
const NEW = '取代: national/old\n施行: 2024-01-01\n从旧兼从轻: 是\n';
const CLAUSE = '要旨: 谋利的不容错。, 责任: 党纪, 裁量: 无, 核对: 已核对, 核对于: 某库';

/** What stands at the top of a pack begins on its fourth line. */
const pack = (top: string, clause = CLAUSE): string => `政策包: 纪律条例
制定机关: 中央
层级: 全国
${top}条款:
  第一条: { ${clause} }
`;

/** The sample with these packs: what stands at their top, by the name of a file in policies/national. */
const load = (packs: Readonly<Record<string, string>>) =>
  read(
    new Map([
      ...sample(),
      ...Object.entries(packs).map(([name, top]) => [`policies/national/${name}.yaml`, pack(top)] as const),
    ]),
  );

const told = (packs: Readonly<Record<string, string>>, severity: 'error' | 'warning'): readonly string[] =>
  load(packs)
    .problems.filter((problem) => problem.severity === severity && !problem.message.startsWith('没有英文文件'))
    .map(print);

const errors = (packs: Readonly<Record<string, string>>): readonly string[] => told(packs, 'error');

describe('two versions', () => {
  test('one after the other are well written', () => {
    const { content } = load({ old: OLD, new: NEW });
    const found = (id: string): PolicyPack | undefined => content?.packs.find((each) => each.id === id);
    expect(found('national/new')).toMatchObject({
      replaces: 'national/old',
      partial: false,
      firstOfItsKind: false,
      from: '2024-01-01',
    });
    expect(found('national/old')).not.toHaveProperty('replaces');
    expect(told({ old: OLD, new: NEW }, 'warning')).toEqual([]);
  });

  test.each<[what: string, from: string, error: readonly string[], warning: readonly string[]]>([
    [
      'the day before the older one ends',
      '2023-12-31',
      [
        'policies/national/new.yaml:5 「施行」2023-12-31 早于「national/old」的「失效」2024-01-01：同一天不能有两个版本有效，请改其中一个日期',
      ],
      [],
    ],
    ['the day on which the older one is no longer in force', '2024-01-01', [], []],
    [
      'the day after',
      '2024-01-02',
      [],
      [
        'policies/national/new.yaml:5 从 2024-01-01 到「施行」2024-01-02 的前一天，没有哪个版本有效：中间还有别的版本，请补上；确实没有，可以不管',
      ],
    ],
  ])('the newer one in force from %s', (_what, from, error, warning) => {
    const packs = { old: OLD, new: NEW.replace('施行: 2024-01-01', `施行: ${from}`) };
    expect(errors(packs)).toEqual(error);
    expect(told(packs, 'warning')).toEqual(warning);
    expect(load(packs).content === undefined).toBe(error.length > 0);
  });

  test.each<[what: string, packs: Readonly<Record<string, string>>, ...errors: readonly string[]]>([
    ...(
      [
        ['2023-02-30', '没有「2023-02-30」这一天'],
        ['2024-3-1', '「2024-3-1」要写成年-月-日，例如 2024-03-01'],
        ['2024年3月1日', '「2024年3月1日」要写成年-月-日，例如 2024-03-01'],
        ['20240301', '「20240301」要写成年-月-日，例如 2024-03-01'],
      ] as const
    ).flatMap(([day, mistake]): readonly [string, Readonly<Record<string, string>>, string][] => [
      [
        `施行: ${day} is one mistake`,
        { old: OLD, new: NEW.replace('施行: 2024-01-01', `施行: ${day}`) },
        `policies/national/new.yaml:5 ${mistake}`,
      ],
      [
        `失效: ${day} is one mistake`,
        { old: OLD.replace('失效: 2024-01-01', `失效: ${day}`), new: NEW },
        `policies/national/old.yaml:5 ${mistake}`,
      ],
    ]),
    [
      '从旧兼从轻: true is one mistake',
      { old: OLD, new: NEW.replace('从旧兼从轻: 是', '从旧兼从轻: true') },
      'policies/national/new.yaml:6 「从旧兼从轻」不能写「true」，是不是「是」？只能写：「是」、「否」',
    ],
    [
      '从旧兼从轻: true beside 此前没有同类规定 is one mistake',
      { new: '施行: 2024-01-01\n从旧兼从轻: true\n此前没有同类规定: 是\n' },
      'policies/national/new.yaml:5 「从旧兼从轻」不能写「true」，是不是「是」？只能写：「是」、「否」',
    ],
    [
      'a name misspelt',
      { old: OLD, new: NEW.replace('national/old', 'national/odl') },
      'policies/national/new.yaml:4 没有「national/odl」这个政策包，是不是「national/old」？',
    ],
    [
      'a name of nothing',
      { old: OLD, new: NEW.replace('national/old', '纪律处分条例') },
      'policies/national/new.yaml:4 没有「纪律处分条例」这个政策包，要写成 文件夹/文件名，例如 national/discipline-regulations-2018',
    ],
    [
      'an end that is missing',
      { old: OLD.replace('失效: 2024-01-01\n', ''), new: NEW },
      'policies/national/old.yaml:1 「national/new」取代了这个文件，要写「失效」：从哪一天起不再有效，例如 失效: 2024-01-01',
    ],
    [
      'a beginning that is missing',
      { old: OLD, new: NEW.replace('施行: 2024-01-01\n', '') },
      'policies/national/new.yaml:4 写了「取代」就要写「施行」：新的版本从哪一天起有效',
    ],
    [
      '从旧兼从轻 in one of them only',
      { old: OLD, new: NEW.replace('从旧兼从轻: 是\n', '') },
      'policies/national/new.yaml:4 同一规定的各个版本，「从旧兼从轻」要写得一样：这里是「否」，「national/old」是「是」',
    ],
    [
      'another place',
      { old: OLD, new: NEW.replace('取代', '适用地区: 湖北\n取代') },
      'policies/national/new.yaml:4 「层级: 全国」不写「适用地区」；只在一地适用的，请改「层级」',
      'policies/national/new.yaml:4 同一规定的各个版本，「适用地区」要写得一样：「national/old」没有写',
    ],
    [
      'two that replace one',
      { old: OLD, new: NEW, other: NEW },
      'policies/national/other.yaml:4 「national/old」已经被「national/new」取代，一个版本只能被一个版本取代',
    ],
    [
      'itself',
      { new: `${OLD}取代: national/new\n` },
      'policies/national/new.yaml:7 「取代」绕成了一圈：national/new → national/new',
    ],
    [
      'a circle, told once',
      { a: `${OLD}取代: national/c\n`, b: `${OLD}取代: national/a\n`, c: `${OLD}取代: national/b\n` },
      'policies/national/a.yaml:7 「取代」绕成了一圈：national/a → national/c → national/b → national/a',
    ],
  ])('%s', (_what, packs, ...expected) => {
    expect(errors(packs)).toEqual(expected);
    expect(load(packs).content).toBeUndefined();
  });

  test('what replaces a pack in a circle is itself in none', () => {
    const packs = { a: `${OLD}取代: national/b\n`, b: `${OLD}取代: national/a\n`, c: NEW.replace('old', 'a') };
    expect(errors(packs)).toEqual([
      'policies/national/a.yaml:7 「取代」绕成了一圈：national/a → national/b → national/a',
      'policies/national/c.yaml:4 「national/a」已经被「national/b」取代，一个版本只能被一个版本取代',
    ]);
  });

  test('three in a row are well written', () =>
    expect(
      errors({
        a: '施行: 2015-01-01\n失效: 2018-10-01\n从旧兼从轻: 是\n',
        b: `取代: national/a\n${OLD}`,
        c: NEW.replace('old', 'b'),
      }),
    ).toEqual([]));

  test('a clause that outlives its version would be in force beside its successor', () => {
    const files = new Map([
      ...sample(),
      ['policies/national/old.yaml', pack(OLD, `${CLAUSE}, 失效: 2025-01-01`)] as const,
      ['policies/national/new.yaml', pack(NEW, `${CLAUSE}, 施行: 2023-01-01`)] as const,
    ]);
    expect(
      read(files)
        .problems.filter(({ severity }) => severity === 'error')
        .map(print),
    ).toEqual([
      'policies/national/new.yaml:8 条款「第一条」的「施行」2023-01-01 早于这个版本的「施行」2024-01-01：那时有效的是前一个版本',
      'policies/national/old.yaml:8 条款「第一条」的「失效」2025-01-01 晚于这个版本的「失效」2024-01-01：那时有效的是后一个版本',
    ]);
  });

  test('an older version that is no YAML is not called missing', () =>
    expect(
      read(
        new Map([
          ...sample(),
          ['policies/national/old.yaml', '政策包：甲\n制定机关: 乙\n'] as const,
          ['policies/national/new.yaml', pack(NEW)] as const,
        ]),
      )
        .problems.map(print)
        .filter((line) => line.startsWith('policies/national/new.yaml:4')),
    ).toEqual([]));
});

describe('只收录部分 and 此前没有同类规定', () => {
  test('are read', () =>
    expect(
      load({ first: `${OLD}只收录部分: 是\n此前没有同类规定: 是\n` }).content?.packs.find(
        ({ id }) => id === 'national/first',
      ),
    ).toMatchObject({ partial: true, firstOfItsKind: true }));

  test('否 is as if they were not written', () =>
    expect(
      load({ first: '只收录部分: 否\n此前没有同类规定: 否\n' }).content?.packs.find(
        ({ id }) => id === 'national/first',
      ),
    ).toMatchObject({ partial: false, firstOfItsKind: false }));

  test.each([
    ['施行: 2024-01-01\n', '5 「此前没有同类规定」只和「从旧兼从轻: 是」一起写'],
    ['从旧兼从轻: 是\n', '5 写了「此前没有同类规定」就要写「施行」：从哪一天起有了规定'],
  ])('此前没有同类规定 after %j', (top, message) =>
    expect(errors({ first: `${top}此前没有同类规定: 是\n` })).toEqual([`policies/national/first.yaml:${message}`]),
  );

  test('what replaces a version is not the first', () =>
    expect(errors({ old: OLD, new: `${NEW}此前没有同类规定: 是\n` })).toEqual([
      'policies/national/new.yaml:7 写了「取代」就是此前有过规定，「此前没有同类规定」请删去',
    ]));
});
