/** 层级 and 适用地区: how far down a pack stands, and whether it stands below another. */
import { isWithin, PROVINCES } from '../core/places.ts';
import type { Condition, Level, PolicyPack } from '../core/policy.ts';
import { quoted } from './problems.ts';

/** From the highest. */
export const LEVELS = ['全国', '省级', '市级', '县级', '部门'] as const satisfies readonly Level[];

/** The question that a department's list for a line of work tests. */
const AREA = '领域';

/** 北京, 天津, 上海, 重庆: a rule of the whole city is of 省级, and may be called 市级. */
const CITIES: ReadonlySet<string> = new Set(
  PROVINCES.filter(({ full }) => full.endsWith('市')).map(({ name }) => name),
);

/** A unit, not a place: 水利厅, 发改委, 洪山区教育局. Longer words need a name before them: 南部 is a county. */
const UNIT = /.[局厅委办]$|..(?:委员会|办公室|部|处|院|所|站|中心|公司|集团|大学|学校|中学|小学|银行|总队|支队|大队)$/;

interface Parts {
  /** 湖北/武汉/水利局: 2 */
  readonly depth: number;
  readonly unit: string | undefined;
}

/** 湖北/武汉/水利局 is two places and a unit. */
const partsOf = (place: string): Parts => {
  const parts = place.split('/');
  const last = parts.at(-1) ?? '';
  const unit = parts.length > 1 && UNIT.test(last) ? last : undefined;
  return { depth: parts.length - (unit === undefined ? 0 : 1), unit };
};

/** 湖北/武汉/水利局 → 湖北/武汉 */
export const withoutUnit = (place: string): string =>
  partsOf(place).unit === undefined ? place : place.slice(0, place.lastIndexOf('/'));

/** Where a pack says that it stands. */
export interface Standing {
  readonly level: Level;
  /** 适用地区; absent: none was written */
  readonly place?: string;
  /** 适用对象 and 同时具备 */
  readonly scope: Condition;
}

/** What is wrong with where a pack stands, by the key that has to change; undefined where level and place fit. */
export const standingMistake = ({
  level,
  place,
  scope,
}: Standing): { readonly key: '层级' | '适用地区'; readonly message: string } | undefined => {
  if (place === undefined) {
    if (level === '全国') return undefined;
    if (level !== '部门')
      // Without a place a city's list would judge the whole country.
      return {
        key: '层级',
        message: `「层级: ${level}」要写「适用地区」，例如 适用地区: ${EXAMPLES[level]}；不写就成了全国适用`,
      };
    return scope.some(({ question }) => question === AREA)
      ? undefined
      : {
          key: '层级',
          message: `「层级: 部门」要在「适用地区」末尾写上单位，例如 适用地区: 湖北/武汉/水利局；管全国一个行业的，写 同时具备: { ${AREA}: … }`,
        };
  }
  const { depth, unit } = partsOf(place);
  if (level === '全国')
    return { key: '适用地区', message: '「层级: 全国」不写「适用地区」；只在一地适用的，请改「层级」' };
  if (level === '部门') {
    if (unit !== undefined || scope.some(({ question }) => question === AREA)) return undefined;
    return {
      key: '适用地区',
      message: `「层级: 部门」要在「适用地区」末尾写上单位，例如 ${place}/水利局；整个「${place}」都适用的，请改「层级」为${quoted(fitting(place, depth))}`,
    };
  }
  if (unit !== undefined)
    return {
      key: '层级',
      message: `「适用地区」里的「${unit}」是单位，要写「层级: 部门」；整个地区都适用的，请删去单位`,
    };
  const levels = fitting(place, depth);
  if (levels.includes(level)) return undefined;
  return levels.length === 0
    ? { key: '适用地区', message: `「${place}」太细，「适用地区」最多写到县，例如 湖北/武汉/洪山` }
    : {
        key: '层级',
        message: `「适用地区: ${place}」不是「${level}」，要写${quoted(levels.map((each) => `层级: ${each}`))}；是「${level}」的，适用地区要写成 ${EXAMPLES[level]} 这样`,
      };
};

const EXAMPLES: Readonly<Record<'省级' | '市级' | '县级', string>> = {
  省级: '湖北',
  市级: '湖北/武汉',
  县级: '湖北/武汉/洪山',
};

/** The levels of a place without a unit. 湖北/仙桃 and 北京/海淀 are of 县级 although nothing stands between. */
const fitting = (place: string, depth: number): readonly Level[] => {
  if (depth === 1) return CITIES.has(place) ? ['省级', '市级'] : ['省级'];
  if (depth === 2) return ['市级', '县级'];
  return depth === 3 ? ['县级'] : [];
};

/** Why a pack may not tighten a situation of another, in words; undefined where it may. */
export const whyNotBelow = (lower: PolicyPack, upper: PolicyPack): string | undefined => {
  const isInside = upper.place === undefined || (lower.place !== undefined && isWithin(lower.place, upper.place));
  if (!isInside)
    return `${lower.place === undefined ? '这个文件没有写「适用地区」，' : `「${lower.place}」`}不在「${upper.id}」的适用地区「${upper.place}」之内，不能收紧它`;
  // Of two departments the one whose place lies within the other's is the lower one: 湖北/水利厅 under a ministry.
  const isLower =
    LEVELS.indexOf(lower.level) > LEVELS.indexOf(upper.level) ||
    (lower.level === '部门' && upper.level === '部门' && lower.place !== upper.place);
  return isLower
    ? undefined
    : `只有下级可以收紧上级：这个文件是「${lower.level}」，「${upper.id}」${lower.level === upper.level ? '也' : ''}是「${upper.level}」`;
};
