import { Skeleton } from '@mantine/core';
import { lazyPart } from '@sinergi/web';
import { Suspense } from 'react';
import type { JsonViewProps } from './json-editor-view';

const View = lazyPart(() => import('./json-editor-view'));

/**
 * Read-only JSON. The editor behind it is loaded when the first view is shown; a list of messages
 * does not need it.
 */
export function JsonView(props: JsonViewProps) {
  return (
    <Suspense fallback={<Skeleton h={240} />}>
      <View {...props} />
    </Suspense>
  );
}
