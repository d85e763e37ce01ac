import { Skeleton } from '@mantine/core';
import { lazyPart } from '@sinergi/web';
import { Suspense } from 'react';
import type { JsonFieldProps } from './json-field-view';

const View = lazyPart(() => import('./json-field-view'));

export function JsonField(props: JsonFieldProps) {
  return (
    <Suspense fallback={<Skeleton h={220} />}>
      <View {...props} />
    </Suspense>
  );
}
