/** Of one unit or not, as units are really written. Both ways round, for a reviewer, a declared interest and a name left out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRecused } from '../../src/review/recusal.ts';
import { isSameUnit, readUnit } from '../../src/review/unit-names.ts';

const isSame = (one: string, other: string): boolean => isSameUnit(readUnit(one), readUnit(other));

const reviewer = (unit: string, interests: readonly { kind: 'unit' | 'command' | 'person'; value: string }[] = []) => ({
  ...{ id: 'u1', name: '王建国', unit, slackUser: null, interests },
});
const matter = (unit: string, excluded = '') => ({ unit, excluded, owner: null, formerly: [], text: '' });

const SAME = [
  // an office within it, or another
  ['江城市水利局规划处', '江城市水利局规划建设处'],
  ['江城市水利局规划处', '江城市水利局规划建设科'],
  ['江城市财政局预算处', '江城市财政局预算绩效管理科'],
  ['江城市水利局', '江城市水利局规划处'],
  ['某市水利局', '某市水利局（规划处）'],
  ['江城市水利局（本级）', '江城市水利局'],
  ['江城市城投集团财务部', '江城市城投集团'],
  ['江城市城投集团财务部', '江城市城投集团工程部'],
  ['江城大学财务处', '江城大学'],
  ['江城大学计算机学院', '江城大学'],
  ['江城市第一人民医院医务科', '江城市第一人民医院'],
  ['江城市第一中学教务处', '市第一中学'],
  ['江城市公共资源交易中心综合科', '江城市公共资源交易中心'],
  ['江城市公安局刑侦支队', '江城市公安局治安支队'],
  ['江城市人大常委会办公室', '江城市人大'],
  ['江城市人民检察院第一检察部', '江城市检察院'],
  ['江城市中级人民法院民一庭', '江城市中级人民法院'],
  ['江城市税务局第一税务所', '国家税务总局江城市税务局'],
  ['江城市财政局红旗镇财政所', '江城市财政局'],
  ['江城市委组织部干部一处', '江城市委组织部'],
  ['江城市委组织部干部一处', '江城市委组织部干部二处'],
  ['江城市纪委监委', '江城市纪委监委第三监督检查室'],
  ['江城市纪委监委第一监督检查室', '江城市纪委监委第三监督检查室'],
  ['江城市纪委监委案管室', '中共江城市纪律检查委员会'],
  ['江城市纪委', '江城市监察委员会'],
  ['江城市纪委监委驻水利局纪检监察组', '江城市纪委监委'],
  ['驻水利局纪检监察组', '驻教育局纪检监察组'],
  ['某开发区管委会招商局', '某开发区管委会'],
  ['江城高新区管委会', '江城高新技术产业开发区管委会经济发展局'],
  ['江城市委宣传部', '江城市委'],
  // without its place, or with less of it
  ['水利局', '江城市水利局'],
  ['市水利局', '江城市水利局'],
  ['市水利局规划处', '江城市水利局'],
  ['市水利局规划处', '江城市水利局建设处'],
  ['本市水利局', '江城市水利局'],
  ['江城市水利局', '湖北省江城市水利局'],
  ['江城水利局', '江城市水利局'],
  ['江城市东湖区水利局', '东湖区水利局'],
  ['区水利局', '江城市东湖区水利局'],
  ['组织部', '江城市委组织部'],
  ['江城城投集团', '江城市城投集团有限公司'],
  ['城投集团公司', '江城市城投集团'],
  ['开发区管委会', '江城经济技术开发区管委会'],
  // short for
  ['江城市住建局', '江城市住房和城乡建设局城建科'],
  ['江城市人社局', '江城市人力资源和社会保障局'],
  ['市国资委', '江城市人民政府国有资产监督管理委员会'],
  ['江城市发改委', '江城市发展和改革委员会能源科'],
  ['江城市市场监管局', '江城市市场监督管理局'],
  ['江城市城管局', '江城市城市管理执法局'],
  ['江城市文旅局', '江城市文化和旅游局'],
  ['江城市规划局', '江城市自然资源和规划局'],
  ['江城市城投集团', '江城市城市建设投资集团有限公司'],
  ['江城市政府办公室', '江城市人民政府办公室'],
  ['江城市政府办', '江城市人民政府办公室秘书科'],
  ['共青团江城市委', '江城市团委'],
  ['团市委', '共青团江城市委员会'],
  // small places, where all sit in one house
  ['红旗镇', '某县红旗镇人民政府'],
  ['红旗镇财政所', '红旗镇人民政府'],
  ['红旗镇党政办', '红旗镇财政所'],
  ['红旗街道', '江城区人民政府红旗街道办事处'],
  ['红旗街道办', '红旗街道办事处'],
  ['红旗村村委会', '红旗村'],
  ['红旗村', '红旗镇红旗村村民委员会'],
  ['幸福社区居委会', '幸福社区'],
  ['江城市', '江城市人民政府'],
  // nothing else is said
  ['规划处', '江城市水利局规划处'],
  ['江城市规划处', '江城市水利局规划处'],
  // however it is typed
  ['江城市水務局', '江城市水务局'],
  ['江城市 水利局', '江城市-水利局'],
  ['江城市“水利局”', '江城市水利局'],
  ['City Water Bureau', 'Water Bureau'],
  ['Jiangcheng Water Bureau', 'Water Bureau, Planning Division'],
  ['Planning Division, Water Bureau', 'WATER BUREAU'],
  ['Water Bureau of Jiangcheng', 'City Water Bureau Audit Office'],
] as const;

const OTHERS = [
  // a place is no unit
  ['江城市财政局', '江城市水利局'],
  ['江城市财政局规划处', '江城市水利局规划处'],
  ['江城市', '江城市水利局'],
  ['江城市人民政府', '江城市水利局'],
  ['江城市城市管理局', '江城市城乡建设局'],
  ['江城市农业农村局', '江城市乡村振兴局'],
  ['江城市市场监管局', '江城市市政工程管理处'],
  ['某市纪委监委', '某市水利局'],
  ['某市纪委监委第一监督检查室', '某市水利局'],
  ['江城市纪委监委驻水利局纪检监察组', '江城市水利局'],
  ['驻水利局纪检监察组', '江城市水利局'],
  ['江城市委组织部', '江城市委宣传部'],
  ['江城市委办公室', '江城市政府办公室'],
  ['江城市委', '江城市纪委监委'],
  ['江城市委', '江城市发改委'],
  ['江城市水利局', '江城市水务集团'],
  ['江城开发区管委会招商局', '江城开发区管委会财政局'],
  // of other places, and of other levels: neither is short for the other
  ['某区水利局', '某市水利局'],
  ['区水利局', '江城市水利局'],
  ['江城市水利局', '江城市东湖区水利局'],
  ['江城市东湖区水利局', '江城市西山区水利局'],
  ['江城市东湖区水利局', '海州市东湖区水利局'],
  ['江城市水利局', '海州市水利局'],
  ['江城水利局', '海州市水利局'],
  ['湖北省水利厅', '江城市水利局'],
  ['杭州市水利局', '镇江市水利局'],
  ['枣庄市市中区水利局', '枣庄市薛城区水利局'],
  ['国家税务总局江城市税务局', '国家税务总局海州市税务局'],
  ['红旗镇人民政府', '东风镇人民政府'],
  ['红旗镇人民政府', '红旗镇中心小学'],
  ['红旗镇人民政府', '红旗镇派出所'],
  ['红旗村村委会', '东风村村委会'],
  // proper names
  ['江城大学', '江城理工大学'],
  ['江城市第一中学', '江城市第二中学'],
  ['江城市第一人民医院', '江城市第二人民医院'],
  ['江城市人民检察院', '江城市人民法院'],
  ['江城市城投集团', '江城市交投集团'],
  ['Water Bureau', 'Finance Bureau'],
  ['City Water Bureau', 'City Finance Bureau'],
  ['Jiangcheng Water Bureau', 'Haizhou Water Bureau'],
  ['Inspection Office', 'Audit Office'],
  ['', '江城市水利局'],
  ['', ''],
] as const;

const all: readonly (readonly [boolean, string, string])[] = [
  ...SAME.map(([one, other]) => [true, one, other] as const),
  ...OTHERS.map(([one, other]) => [false, one, other] as const),
];

test.each(all)('of one unit: %s: %s / %s', (expected, one, other) => {
  expect([isSame(one, other), isSame(other, one)], JSON.stringify([readUnit(one), readUnit(other)])).toEqual([
    expected,
    expected,
  ]);
});

/** A desk within the officer's unit that is there to review its own; its own people are colleagues. */
test.each([
  ['某市水利局机关纪委', '某市水利局', false],
  ['某市水利局机关纪委', '某市水利局规划处', false],
  ['江城市水利局派驻纪检监察组', '江城市水利局', false],
  ['江城市水利局人事处', '江城市水利局规划处', false],
  ['江城市人社局人事处', '江城市人社局', false],
  ['江城市委组织部', '江城市委', false],
  ['红旗镇纪委', '红旗镇人民政府', false],
  ['江城市水利局组织人事科', '江城市水利局组织人事科', true],
  ['江城市水利局机关纪委', '江城市水利局机关纪委', true],
  ['江城市水利局人事处', '江城市水利局机关纪委', false],
  // the other way round there is doubt
  ['某市水利局', '某市水利局机关纪委', true],
  ['某市水利局办公室', '某市水利局机关党委', true],
  // the unit is such a desk as a whole
  ['江城市纪委监委第一纪检监察室', '江城市纪委监委第三监督检查室', true],
  ['江城市纪委监委组织部', '江城市纪委监委第三监督检查室', true],
  ['江城市委组织部人事处', '江城市委组织部', true],
])('a reviewer of %s, an officer of %s: %s', (one, other, recused) => {
  expect(isRecused(reviewer(one), matter(other))).toBe(recused);
});

describe('the same reading serves', () => {
  test.each([
    ['市水利局规划处', '江城市水利局'],
    ['江城市水利局规划处', '江城市水利局'],
    ['江城市水利局', '市水利局'],
    ['City Water Bureau', 'Water Bureau'],
    ['江城市水利局机关纪委', '江城市水利局'], // an interest is meant as widely as it can be
  ])('what is declared: %s, of %s', (value, unit) => {
    expect(isRecused(reviewer('某市审计局', [{ kind: 'unit', value }]), matter(unit))).toBe(true);
  });

  test.each([
    ['江城市人民政府', '江城市水利局', true],
    ['江城市人民政府', '江城市东湖区水利局', true],
    ['东湖区政府', '江城市水利局', false],
    ['江城市水利局', '水利局规划处', true],
  ])('what is led: %s, of %s', (value, unit, recused) => {
    expect(isRecused(reviewer('某市审计局', [{ kind: 'command', value }]), matter(unit))).toBe(recused);
  });

  test.each([
    ['市水利局规划处', '江城市水利局的人', true],
    ['江城市水利局机关纪委', '江城市水利局', true],
    ['江城市审计局', '没有，但请不要让江城市财政局看到', false],
  ])('who is named: a reviewer of %s, by “%s”', (unit, excluded, recused) => {
    expect(isRecused(reviewer(unit), matter('某县教育局', excluded))).toBe(recused);
  });
});

describe('laws', () => {
  const places = ['', '市', '江城市', '海州市', '江城市东湖区', '湖北省江城市', '某县', '某县红旗镇', '红旗街道'];
  const bodies = [
    ...['水利局', '住房和城乡建设局', '住建局', '国资委', '财政厅', '纪委监委', '委组织部', '人民政府', '人大常委会'],
    ...[
      '城投集团',
      '城投集团有限公司',
      '第一中学',
      '第一人民医院',
      '公共资源交易中心',
      '人民检察院',
      '税务局',
      '总工会',
    ],
    ...['开发区管委会', '财政所', '市场监督管理局', '农业农村局', '司法局', '政府办公室', '妇联'],
  ];
  const within = [
    '规划处',
    '办公室',
    '财务部',
    '综合科',
    '第三监督检查室',
    '（本级）',
    '规划建设科',
    '一处',
    '后勤服务中心',
  ];
  const unit = fc
    .tuple(fc.constantFrom(...places), fc.constantFrom(...bodies, '江城大学'), fc.constantFrom('', ...within))
    .map((parts) => parts.join(''));
  const whole = fc.tuple(fc.constantFrom(...places), fc.constantFrom(...bodies)).map((parts) => parts.join(''));

  test('either way round', () => {
    fc.assert(
      fc.property(unit, unit, (one, other) => isSame(one, other) === isSame(other, one)),
      { numRuns: 3000 },
    );
  });

  test('whatever is within it is of it', () => {
    fc.assert(
      fc.property(whole, fc.constantFrom(...within), (name, part) => {
        expect(isSame(name, name + part), name + part).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('however it is typed', () => {
    const spaced = (name: string) => [...name].join(' ');
    const wide = (name: string) => `“${[...name].join('\u200b')}”`;
    const old = (name: string) =>
      name.replaceAll('务', '務').replaceAll('总', '總').replaceAll('财', '財').replaceAll('会', '會');
    fc.assert(
      fc.property(unit, unit, fc.constantFrom(spaced, wide, old), (one, other, typed) => {
        expect(isSame(typed(one), other)).toBe(isSame(one, other));
        expect(isSame(typed(one), one)).toBe(true);
      }),
    );
  });

  test('any text at all is read, and is of its own unit', () => {
    const text = fc.array(fc.constantFrom(...'市区县镇村街道委局办部省政府中心开发人大会纪驻水利a B、（'), {
      maxLength: 14,
    });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [one.join(''), other.join('')];
        expect(isSame(a, b)).toBe(isSame(b, a));
        expect(isSame(a, a)).toBe(readUnit(a).whole !== '');
      }),
      { numRuns: 5000 },
    );
  });
});
