/** What is wrong in the YAML files, said to the person who wrote them. */

export interface Problem {
  readonly severity: 'error' | 'warning';
  /** relative to the folder that holds flows/ and policies/ */
  readonly file: string;
  /** from 1 */
  readonly line: number;
  /** in Chinese: what is wrong and what to write */
  readonly message: string;
}

/** policies/x/y.yaml:33 没有「依剧」这一项，是不是「依据」？ */
export const print = (problem: Problem): string => `${problem.file}:${problem.line} ${problem.message}`;

/** A place that a file names. */
export interface PlaceNamed {
  readonly file: string;
  readonly line: number;
  readonly place: string;
  /** 适用地区: this is where a list of its own stands */
  readonly own: boolean;
}

/** Where the readers of one file say what is wrong in it, and which places it names. */
export interface Report {
  readonly file: string;
  place(line: number, place: string, own?: boolean): void;
  error(line: number, message: string): void;
  warn(line: number, message: string): void;
}

export const reportTo = (problems: Problem[], file: string, places: PlaceNamed[] = []): Report => ({
  file,
  place: (line, place, own = false) => places.push({ file, line, place, own }),
  error: (line, message) => problems.push({ severity: 'error', file, line, message }),
  warn: (line, message) => problems.push({ severity: 'warning', file, line, message }),
});

/** 「甲」、「乙」 */
export const quoted = (words: readonly string[]): string => words.map((word) => `「${word}」`).join('、');

/** policies/x/y.yaml:33 没有「依剧」这一项，是不是「依据」？ */
export const sayProblem = ({ file, line, message, severity }: Problem): string =>
  `${file}:${line} ${severity === 'warning' ? '提醒：' : ''}${message}`;
