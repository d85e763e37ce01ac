/** A switch that can be held and released. Waiting code continues at the release. */
export class Hold {
  private released: Promise<void> = Promise.resolve();
  private release: (() => void) | undefined;

  get isHeld(): boolean {
    return this.release !== undefined;
  }

  set(held: boolean): void {
    if (held === this.isHeld) return;
    if (!held) {
      this.release?.();
      this.release = undefined;
      return;
    }
    this.released = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  whenReleased(): Promise<void> {
    return this.released;
  }
}
