import type { LazyPart } from '../widgets/lazy-part';

/**
 * Loads every page's file, one after the other, while the browser is idle: a page that was loaded
 * once still opens without a connection.
 */
export async function loadEach(pages: readonly LazyPart<object>[]): Promise<void> {
  for (const page of pages) {
    await whenIdle();
    await page.preload();
  }
}

const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    // Safari has no such callback.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 200);
  });
