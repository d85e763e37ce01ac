import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { ATTACHING_FLOWS } from '../attachment/attaching-flows.js';
import { AttachmentModule } from '../attachment/attachment.module.js';
import { DisclosureModule } from '../disclosure/disclosure.module.js';
import { HttpModule } from '../http/http.module.js';
import { disclosureController } from './disclosure-controller.js';
import { EntityModule } from './entity.module.js';
import { entityController } from './entity-controller.js';
import { entityFlows } from './entity-flow.js';
import { fileController } from './file-controller.js';

/** The controllers of every flow with rules, by flow. Nest knows routes by their classes. */
const CONTROLLERS: ReadonlyMap<string, readonly Type<unknown>[]> = new Map(
  entityFlows.map((flow) => [
    flow.descriptor.flow,
    [
      entityController(flow),
      ...(flow.descriptor.sealed.length > 0 ? [disclosureController(flow)] : []),
      ...(ATTACHING_FLOWS.includes(flow.descriptor.flow) ? [fileController(flow)] : []),
    ],
  ]),
);

/**
 * The routes of flows, the same at every agency that may know the flow, whichever agency owns
 * entities of it. A flow that an agency may not know has none there: its paths are like any others
 * that do not exist.
 */
export const entityRoutes = (isKnown: (flow: string) => boolean): DynamicModule => ({
  module: EntityRoutesModule,
  imports: [AttachmentModule, DisclosureModule, EntityModule, HttpModule],
  controllers: entityControllers(isKnown),
});

export const entityControllers = (isKnown: (flow: string) => boolean): Type<unknown>[] =>
  [...CONTROLLERS].flatMap(([flow, controllers]) => (isKnown(flow) ? controllers : []));

@Module({})
class EntityRoutesModule {}
