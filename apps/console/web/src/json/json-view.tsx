import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import { lazyPart } from '../widgets/lazy-part';
import type { JsonViewProps } from './json-editor-view';

const View = lazyPart(() => import('./json-editor-view'));

/**
 * JSON to read. The editor behind it is loaded with the first that is shown: a list of messages
 * does without.
 */
export function JsonView(props: JsonViewProps) {
  return (
    <Suspense fallback={<Skeleton h={240} />}>
      <View {...props} />
    </Suspense>
  );
}
