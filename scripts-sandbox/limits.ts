/**
 * Every bound on a script, with its reason. Bytes are UTF-8 bytes unless a name says characters.
 */
const SECOND_MS = 1_000;
const KB = 1_024;
const MB = 1_024 * KB;

/** One run of a script. */
export const runLimits = {
  /** Auth0 ends a script after 20 s (reference 2.3), and people's scripts were written against that. */
  wallMs: 20 * SECOND_MS,
  /** Enough for a password hash in plain JavaScript; a login that computes longer is broken. */
  cpuMs: 5 * SECOND_MS,
  /** The engine's own limit, which is soft: see `childLimits.residentBytes` for the hard one. */
  heapMb: 128,
  /** As at Auth0. */
  sourceBytes: 100 * KB,
  /** A profile with metadata is a few KB; the answer is measured inside, before it crosses. */
  answerCharacters: 256 * KB,
  argumentCharacters: 256 * KB,
  consoleLines: 200,
  consoleLineCharacters: 4 * KB,
  /** Requests, queries and connections together. */
  outboundCalls: 50,
  /** Calls that wait for an answer at the same moment. */
  pendingCalls: 20,
  /** What one call hands out or takes in. */
  callBytes: 5 * MB,
  /** What all calls of a run hand out or take in. */
  traffickedBytes: 20 * MB,
  /** Short calls that hold the child's main thread (hashes, random bytes): the time that they may take together. */
  synchronousCallMs: 2 * SECOND_MS,
  /** Hashes, random bytes and keys: what one call gives out. */
  cryptoBytes: MB,
  /** Key derivations and password hashes of a run, by estimate: one bcrypt of cost 16, or 80 of cost 10. */
  derivationMs: 5 * SECOND_MS,
  /** One that holds the child's main thread, by estimate: a million rounds of PBKDF2. */
  synchronousDerivationMs: SECOND_MS,
  /** Memory of one scrypt: N = 2^17, r = 8 (OWASP) takes 128 MB and a little. */
  scryptBytes: 136 * MB,
  /** Calls for password hashes, signatures and keys that wait for an answer: they leave the child nowhere. */
  cryptoCalls: 1_000,
  /** At a time, and in all: each is a message to the child. */
  timers: 100,
  timersInAll: 5_000,
  /** Versions of modules that are told to the operator. */
  toldModules: 20,
  errorCharacters: 2 * KB,
  stackCharacters: 8 * KB,
  /** How a run ended: an answer, quoted once more. */
  endingCharacters: MB,
  /** The last gate, for all that a run says and asks together; the bounds above add up to less. */
  crossedCharacters: 24 * MB,
  /** Each costs the child a few microseconds and a KB for a moment. */
  messages: 20_000,
  /** What a child may tell the server of a run: 200 full lines in the longest writing, and the end. */
  toldBytes: 8 * MB,
} as const;

/** One HTTP request of a script, with all its redirects. */
export const httpLimits = {
  /** Half of a run: who waits longer than this at a login has gone away. */
  totalMs: 10 * SECOND_MS,
  urlCharacters: 8 * KB,
  requestBytes: 1 * MB,
  /** As it was sent, and as it is unpacked; what crosses as base64 is a third longer than this. */
  responseBytes: 3 * MB,
  /** All responses of a run, unpacked: as much as may cross. */
  runResponseBytes: 20 * MB,
  requestHeaders: 100,
  responseHeaders: 200,
  /** Responses of status 1xx, before the one that counts. */
  informationalResponses: 10,
  /** Of all headers together, either way: Node's own limit, written down. */
  headerBytes: 16 * KB,
  /** As many as any honest service needs. */
  redirects: 5,
  /** Connections of one run to one place. */
  connections: 10,
} as const;

/** Addresses that a script takes apart or puts together; one that it calls is shorter. */
export const urlLimits = {
  characters: 64 * KB,
} as const;

/** What a run may have of databases; what it may ask and carry is in `runLimits`. */
export const databaseLimits = {
  /** Open at a time, pools included: a script needs one, and databases have few to give. */
  connections: 10,
  /** Of one connection: a client of MongoDB watches each member of a set beside asking it. */
  sockets: 24,
  /** A connection string, which drivers take their time with; one that names its hosts has a few hundred. */
  uriCharacters: 8 * KB,
  /** A user is one row; many more are an export. */
  rows: 10_000,
  /** What a server may send for one answer, counted as it arrives. Its rows take ten times as much here. */
  answerBytes: 5 * MB,
  /** A server that is there answers sooner; half of what a run has. */
  connectMs: 10 * SECOND_MS,
  /** What is left for telling a server to stop a query whose run is over. */
  farewellMs: 2 * SECOND_MS,
} as const;

/** One child process, which serves one tenant. */
export const childLimits = {
  /** How long a run may overstay before the process dies with it: its own watchdog has failed. */
  graceMs: SECOND_MS,
  /**
   * As many scripts as a tenant may run take 3.7 MB each when all begin at the same moment: 1,044 MB
   * for 250, and 856 MB for 200. An isolate is 2.6 MB, and the engine keeps the pages of those that
   * are gone for 8 s. One huge array takes more.
   */
  residentBytes: 1_216 * MB,
  /** Connections mostly: two hundred runs with five each. */
  openFiles: 1_024,
  /** Beside four for each processor: 250 runs were in 12, and no process is ever started. */
  threads: 128,
  /** Of 1,000: when a machine has no memory left, scripts go before anything else. */
  oomScore: 500,
  /** How often resident memory is looked at: 500 MB can be had in half a second. */
  memoryCheckMs: 100,
  /** How often a run's clocks are looked at, inside the child. */
  watchMs: 25,
  /** How long a step may go on after the run has told its end, before that end is passed on. */
  lastWordsMs: 25,
  /** A run that was ended and is still there after this long holds a thread for ever. */
  stuckMs: 500,
  /** What other runs in a child get to end in, when something in it cannot be ended. */
  drainMs: SECOND_MS,
  /** One message of a child: the longest tells an answer, in characters of three bytes. */
  messageBytes: 2 * MB,
  /** What a child may have in reserve to tell: 64 runs that use all that they may say, at a time. */
  toldBytes: 512 * MB,
  /** Of what all runs in a child have said and have not ended yet, in the server: five full consoles, or 16 KB of each run. */
  heldCharacters: 4 * MB,
  /** The engine writes a few KB where errors go before it gives up. */
  complaintBytes: 256 * KB,
  /** Starting takes 100 ms; a machine that is out of breath takes longer. */
  startMs: 15 * SECOND_MS,
  /** Isolates made before they are needed. */
  preparedIsolates: 3,
  /** Isolates that are kept for the next run when many have ended. */
  keptIsolates: 16,
  /** Those that nobody has needed for so long go: each holds up to 12 MB. */
  unneededMs: 5 * SECOND_MS,
  /** Leftovers of earlier runs are only memory, but memory it is. */
  runsPerIsolate: 100,
  /**
   * What all isolates of a child may hold together and still be used again. A run leaves 0.5 MB
   * until the next collection: eight isolates are used a hundred times each, two hundred twice.
   */
  reusableHeapBytes: 96 * MB,
  /** Less than this is worth more than it holds: a new isolate holds 2.6 MB from the beginning. */
  lightIsolateBytes: 3.3 * MB,
  /** Sources that were read already, with what they are: a tenant has a dozen, of a few KB. */
  parsedCharacters: 4 * MB,
  /** Leaks of drivers and of the engine end with the process. */
  runsPerChild: 20_000,
  /** An idle child costs some 100 MB; a tenant's next visitor waits 100 ms for a new one. */
  idleMs: 60 * SECOND_MS,
} as const;

/** When no process comes up. */
export const startLimits = {
  /** In a row, before nobody waits for a process any more: each takes 100 ms, and one alone is bad luck. */
  failures: 3,
  /** Killed from outside while they start: so many count as one that has failed by itself. */
  killsPerFailure: 4,
  /** Before the next try; twice as long each time. */
  pauseMs: SECOND_MS,
  longestPauseMs: 30 * SECOND_MS,
  /** One that comes up and dies sooner, with nothing to do, is replaced after a pause. */
  settleMs: 200,
} as const;

/** All of them on this node. */
export const poolLimits = {
  children: 16,
  /** Each with a user of its own, `60600` and on: as many as nobody else gives out. */
  seats: 500,
  /** Ready before a tenant asks. */
  spareChildren: 1,
  /** How long a tenant may keep a child to itself while others want one. */
  turnMs: SECOND_MS,
  /** One that takes runs, and one whose last runs come to their end. */
  childrenPerTenant: 2,
  /** As at Auth0 (reference 2.3): two hundred that wait leave room for those that do not. */
  runsPerTenant: 250,
  waitingPerTenant: 400,
  waiting: 4_000,
  /** What those who wait hold of the server's memory: sources, and what people have typed. */
  waitingCharactersPerTenant: 8 * MB,
  waitingCharacters: 64 * MB,
  /** One turn of whoever is before them, and a process to start; people have gone away by then. */
  waitMs: 30 * SECOND_MS,
} as const;

/** When a connection's scripts are left alone for a moment. */
export const breakerLimits = {
  /** So many failures in a row, with not one success between; those of one person count once. */
  failures: 20,
  /** Over at least this long, so that one bad moment of a database is none. */
  overMs: 5 * SECOND_MS,
  /** A connection that fails less often than this keeps nobody busy. */
  forgetMs: 300 * SECOND_MS,
  /** Short: to ask a database that is down so often does no harm, and the failures may be one person's doing. */
  openMs: 5 * SECOND_MS,
  /** Let through when a rest is over, so that one who makes scripts fail is not alone in being asked. */
  probes: 3,
} as const;
