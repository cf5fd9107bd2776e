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

/** Where the readers of one file say what is wrong in it. */
export interface Report {
  readonly file: string;
  error(line: number, message: string): void;
  warn(line: number, message: string): void;
}

export const reportTo = (problems: Problem[], file: string): Report => ({
  file,
  error: (line, message) => problems.push({ severity: 'error', file, line, message }),
  warn: (line, message) => problems.push({ severity: 'warning', file, line, message }),
});

/** 「甲」、「乙」 */
export const quoted = (words: readonly string[]): string => words.map((word) => `「${word}」`).join('、');

/** policies/x/y.yaml:33 没有「依剧」这一项，是不是「依据」？ */
export const sayProblem = ({ file, line, message, severity }: Problem): string =>
  `${file}:${line} ${severity === 'warning' ? '提醒：' : ''}${message}`;
