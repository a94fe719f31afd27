/** What bundled packages see as these globals: some take them while they are evaluated. */
export { clearTimer as clearTimeout, setImmediate, setTimeout } from './timers.ts';
