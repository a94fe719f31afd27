/** Runs the inside of an async function as a script, and gives what it has returned or thrown. */
import type { Asked, openedSandbox } from './opened-sandbox.ts';

export type Told<Value = unknown> = {
  value?: Value;
  error?: { name: string; message: string; code?: string };
};

/** @returns `tell(text)`: of an error that wraps another, message and code are those of the inner one. */
export const teller =
  ({ body }: Pick<ReturnType<typeof openedSandbox>, 'body'>) =>
  async <Value = unknown>(text: string, asked: Asked = {}): Promise<Told<Value>> => {
    const outcome = await body(
      `
      const script = async () => { ${text} };
      const innermost = (error) => (error.cause instanceof Error ? innermost(error.cause) : error);
      script()
        .then(
          (value) => ({ value }),
          (error) => {
            const { message, code } = innermost(error);
            return { error: { name: error.name, message, code } };
          },
        )
        .then((told) => {
          console.log(JSON.stringify(told));
          callback(null, null);
        });
      `,
      asked,
    );
    const [line] = outcome.report.console;
    if (!line) throw new Error(`The script has told nothing: ${JSON.stringify(outcome)}`);
    return JSON.parse(line.text) as Told<Value>;
  };
