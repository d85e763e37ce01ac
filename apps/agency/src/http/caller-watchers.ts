import { Injectable } from '@nestjs/common';
import type { Caller } from '@sinergi/http';

/**
 * Calls its watchers for each caller whom the guard identifies, whether or not the caller's scopes
 * suffice.
 */
@Injectable()
export class CallerWatchers {
  private readonly watchers: ((caller: Caller) => void)[] = [];

  /** @param watcher returns at once: it starts slow work and does not wait for it */
  add(watcher: (caller: Caller) => void): void {
    this.watchers.push(watcher);
  }

  show(caller: Caller): void {
    for (const watcher of this.watchers) watcher(caller);
  }
}
