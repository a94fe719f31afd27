/** `Event` and `EventTarget` as far as there is no tree of targets (DOM, 2). */
import { asText } from '../as-text.ts';
import { nodeError, wrongType } from '../node-errors.ts';
import { uncaught } from '../uncaught.ts';

type EventOptions = { bubbles?: boolean; cancelable?: boolean; composed?: boolean };

/** Who is handled, whether it has been cancelled: kept from scripts. */
type Course = {
  target: EventTarget | null;
  isCancelled: boolean;
  isStopped: boolean;
  isUnderWay: boolean;
};

const courses = new WeakMap<Event, Course>();

function courseOf(event: Event): Course {
  const course = courses.get(event);
  if (!course)
    throw nodeError(TypeError, 'ERR_INVALID_THIS', 'Value of "this" must be of type Event');
  return course;
}

export class Event {
  readonly type: string;
  readonly bubbles: boolean;
  readonly cancelable: boolean;
  readonly composed: boolean;
  readonly isTrusted = false;
  readonly timeStamp = 0;
  readonly eventPhase = 0;

  constructor(type?: unknown, options: EventOptions | null = {}) {
    if (arguments.length === 0) {
      throw nodeError(TypeError, 'ERR_MISSING_ARGS', 'The "type" argument must be specified');
    }
    this.type = asText(type);
    this.bubbles = Boolean(options?.bubbles);
    this.cancelable = Boolean(options?.cancelable);
    this.composed = Boolean(options?.composed);
    courses.set(this, { target: null, isCancelled: false, isStopped: false, isUnderWay: false });
  }

  get target(): EventTarget | null {
    return courseOf(this).target;
  }

  get srcElement(): EventTarget | null {
    return this.target;
  }

  get currentTarget(): EventTarget | null {
    const { isUnderWay, target } = courseOf(this);
    return isUnderWay ? target : null;
  }

  get defaultPrevented(): boolean {
    return courseOf(this).isCancelled;
  }

  get returnValue(): boolean {
    return !this.defaultPrevented;
  }

  preventDefault(): void {
    if (this.cancelable) courseOf(this).isCancelled = true;
  }

  /** There is nowhere to go on to. */
  stopPropagation(): void {
    courseOf(this);
  }

  stopImmediatePropagation(): void {
    courseOf(this).isStopped = true;
  }

  composedPath(): EventTarget[] {
    const { currentTarget } = this;
    return currentTarget ? [currentTarget] : [];
  }

  get [Symbol.toStringTag](): string {
    return 'Event';
  }
}

type Listener = ((event: Event) => unknown) | { handleEvent: (event: Event) => unknown };
type ListenerOptions = {
  once?: boolean;
  capture?: boolean;
  signal?: EventTarget & { aborted: boolean };
};
type Heard = { type: string; listener: Listener; isCapture: boolean; isOnce: boolean };

export class EventTarget {
  #heard: Heard[] = [];

  addEventListener(
    type: string,
    listener?: Listener | null,
    options?: ListenerOptions | boolean,
  ): void {
    if (listener == null) return;
    if (typeof listener !== 'function' && typeof listener !== 'object') {
      throw wrongType('listener', 'an instance of EventListener', listener);
    }
    const { once = false, capture = false, signal } = asOptions(options);
    if (signal?.aborted || this.#find(type, listener, capture)) return;
    this.#heard = [
      ...this.#heard,
      {
        type: asText(type),
        listener,
        isCapture: Boolean(capture as unknown),
        isOnce: Boolean(once as unknown),
      },
    ];
    signal?.addEventListener(
      'abort',
      () => {
        this.removeEventListener(type, listener, options);
      },
      { once: true },
    );
  }

  removeEventListener(
    type: string,
    listener?: Listener | null,
    options?: ListenerOptions | boolean,
  ): void {
    if (listener == null) return;
    const found = this.#find(type, listener, asOptions(options).capture ?? false);
    this.#heard = this.#heard.filter((heard) => heard !== found);
  }

  dispatchEvent(event: Event): boolean {
    if (!(event instanceof Event)) throw wrongType('event', 'an instance of Event', event);
    const course = courseOf(event);
    if (course.isUnderWay) {
      throw nodeError(
        Error,
        'ERR_EVENT_RECURSION',
        `The event "${event.type}" is already being dispatched`,
      );
    }
    course.target = this;
    course.isUnderWay = true;
    for (const heard of this.#heard) {
      if (heard.type !== event.type || !this.#heard.includes(heard)) continue;
      if (heard.isOnce) this.#heard = this.#heard.filter((other) => other !== heard);
      tell(heard.listener, this, event);
      if (course.isStopped) break;
    }
    course.isUnderWay = false;
    return !course.isCancelled;
  }

  get [Symbol.toStringTag](): string {
    return 'EventTarget';
  }

  #find(type: string, listener: Listener, isCapture: boolean): Heard | undefined {
    return this.#heard.find(
      (heard) =>
        heard.type === asText(type) &&
        heard.listener === listener &&
        heard.isCapture === Boolean(isCapture as unknown),
    );
  }
}

/** One listener's error keeps no other from hearing. */
function tell(listener: Listener, target: EventTarget, event: Event): void {
  try {
    const outcome: unknown =
      typeof listener === 'function' ? listener.call(target, event) : listener.handleEvent(event);
    if (outcome instanceof Promise) outcome.catch(uncaught);
  } catch (thrown) {
    uncaught(thrown);
  }
}

const asOptions = (options: ListenerOptions | boolean | undefined | null): ListenerOptions =>
  typeof options === 'boolean' ? { capture: options } : (options ?? {});
