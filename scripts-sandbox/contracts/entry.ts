/** A script as the child runs it: one function expression, cut out of its source. */
export type Entry = {
  /** The function alone, without what stands around it. */
  source: string;
  /** Where the function begins in the source: lines from 1, columns from 0. */
  line: number;
  column: number;
};
