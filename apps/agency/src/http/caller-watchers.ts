import { Injectable } from '@nestjs/common';
import type { Caller } from './access.js';

/** Told of each caller that the guard knows, whether or not its scopes let it in. */
@Injectable()
export class CallerWatchers {
  private readonly watchers: ((caller: Caller) => void)[] = [];

  /** @param watcher costs a call nothing: it starts what takes time and does not wait for it */
  add(watcher: (caller: Caller) => void): void {
    this.watchers.push(watcher);
  }

  show(caller: Caller): void {
    for (const watcher of this.watchers) watcher(caller);
  }
}
