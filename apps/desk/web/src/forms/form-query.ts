import { readJson } from '@sinergi/web';
import { queryOptions } from '@tanstack/react-query';
import type { FlowForm } from '../../../contract/form/flow-form';

/** The form of a flow as the own agency has it now. */
export const formQuery = (flow: string) =>
  queryOptions({
    queryKey: ['form', flow],
    queryFn: () => readJson<FlowForm>(`/api/forms/${encodeURIComponent(flow)}`),
    staleTime: 60_000,
  });
