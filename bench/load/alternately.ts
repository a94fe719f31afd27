/**
 * Does one thing and another by turns, each until it has been timed for so long, and returns what
 * came of the turns. Who begins changes with every pair, so that a machine that becomes slower or
 * faster meanwhile does so for both. The first pair is not counted: compilers learn in it.
 */
export async function alternately<Result>(
  [one, other]: readonly [() => Promise<Result>, () => Promise<Result>],
  secondsOf: (result: Result) => number,
  seconds: number,
): Promise<[Result[], Result[]]> {
  const results: [Result[], Result[]] = [[], []];
  await one();
  await other();
  const timed = (which: Result[]) => which.reduce((sum, each) => sum + secondsOf(each), 0);
  while (results.some((which) => timed(which) < seconds)) {
    if (results[0].length % 2 === 0) {
      results[0].push(await one());
      results[1].push(await other());
    } else {
      results[1].push(await other());
      results[0].push(await one());
    }
  }
  return results;
}
