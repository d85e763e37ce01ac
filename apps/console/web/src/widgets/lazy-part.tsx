import { type ComponentType, type FunctionComponent, use } from 'react';

/** A part of the page whose file did not come. `again` asks for it once more. */
export class PartNotLoaded extends Error {
  constructor(
    readonly again: () => Promise<void>,
    options: ErrorOptions,
  ) {
    super('Expected the file of a part of the page, got none', options);
  }
}

export type LazyPart<Props> = FunctionComponent<Props> & { preload(): Promise<void> };

/**
 * A component in a file of its own, which can be asked for before it is shown. A file that did not
 * come is told where it would stand, and can be asked for again: React's own `lazy` remembers the
 * failure for ever, and the router's reloads the page, which offline leads out of the console.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyPart<Props> {
  let loaded: ComponentType<Props> | undefined;
  let failure: PartNotLoaded | undefined;
  let loading: Promise<void> | undefined;
  const ask = (): Promise<void> => {
    loading ??= load()
      .then(
        (file) => {
          loaded = file.default;
          failure = undefined;
        },
        (cause: unknown) => {
          failure = new PartNotLoaded(again, { cause });
        },
      )
      .finally(() => {
        loading = undefined;
      });
    return loading;
  };
  const again = async (): Promise<void> => {
    await ask();
    // The server is there and the file is not: it belongs to a release of before.
    if (failure && (await isServerThere())) window.location.reload();
  };
  const preload = (): Promise<void> => (loaded ? Promise.resolve() : ask());
  function Part(props: Props) {
    if (loaded) {
      const Loaded = loaded;
      return <Loaded {...props} />;
    }
    if (failure) throw failure;
    use(ask());
    return null;
  }
  return Object.assign(Part, { preload });
}

/** A page, by its name in its file, whose type is nobody's business here: pages ask the router. */
export const lazyPage = <File extends object>(
  load: () => Promise<File>,
  name: keyof File,
): LazyPart<object> =>
  lazyPart(async () => ({ default: (await load())[name] as ComponentType<object> }));

const isServerThere = (): Promise<boolean> =>
  fetch('/health/live').then(
    ({ ok }) => ok,
    () => false,
  );
