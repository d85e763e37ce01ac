import { type ComponentType, type FunctionComponent, use } from 'react';

/** A part of the page whose file did not load. `again` asks for it once more. */
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
 * Makes a component in a separate file, which can be loaded before it is shown. A failed load is
 * shown in the component's place and can be repeated. React's own `lazy` keeps the failure for
 * ever, and the router's reloads the page, which leaves the app when offline.
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
    // The server answers but the file is missing: it belongs to an earlier release.
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

/**
 * Makes a page from its name in its file. The type of its props is hidden: pages get their values
 * from the router.
 */
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
