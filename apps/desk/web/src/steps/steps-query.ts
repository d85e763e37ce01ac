import { readJson } from '@sinergi/web';
import { queryOptions } from '@tanstack/react-query';
import type { Steps } from '../../../contract/steps';

/** Where an entity stands on its way, and what may follow. */
export const stepsQuery = (flow: string, id: string) =>
  queryOptions({
    queryKey: ['entity', flow, id, 'steps'],
    queryFn: ({ signal }) =>
      readJson<Steps>(`/api/steps/${flow}/${encodeURIComponent(id)}`, signal),
  });
