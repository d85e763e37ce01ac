import { Skeleton } from '@mantine/core';
import { lazyPart } from '@sinergi/web';
import { Suspense } from 'react';
import type { JsonMergeProps } from './json-merge-view';

const View = lazyPart(() => import('./json-merge-view'));

export function JsonMerge(props: JsonMergeProps) {
  return (
    <Suspense fallback={<Skeleton h={320} />}>
      <View {...props} />
    </Suspense>
  );
}
