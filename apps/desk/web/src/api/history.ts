import { readJson } from '@sinergi/web';
import { queryOptions } from '@tanstack/react-query';
import type { Ground } from '../../../contract/ground';
import { type Entity, entityPath } from './entities';

/** Every version of an entity, oldest first. */
export const historyQuery = (ground: Ground, flow: string, id: string) =>
  queryOptions({
    queryKey: ['entity', flow, id, 'history'],
    queryFn: async ({ signal }): Promise<Entity[]> => {
      const path = `${entityPath(ground, flow, id)}/history`;
      const { items } = await readJson<{ items: Record<string, unknown>[] }>(path, signal);
      return items.map((item) => item[flow] as Entity);
    },
  });
