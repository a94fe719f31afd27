// Calls one script's function and tells its answer. Plain JavaScript: taking types away would be timed too.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

const { source, parameters, configuration } = workerData;
const call = new Function('require', 'configuration', `return (${source}\n)`)(
  createRequire(import.meta.url),
  configuration,
);
call(...parameters, (error, answer) => {
  if (error) throw error;
  parentPort.postMessage(answer);
});
