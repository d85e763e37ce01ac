import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';

/** The simulator serves no requests, so health means only that it answers. */
@Controller('health')
class HealthController {
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }
}

@Module({ controllers: [HealthController] })
class HealthModule {}

/** Answers GET /health/live for supervisors over HTTP. Close the returned app to stop. */
export async function serveHealth({
  host,
  port,
}: {
  host: string;
  port: number;
}): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(HealthModule, adapter, {
    logger: ['warn', 'error', 'fatal'],
  });
  await app.listen(port, host);
  return app;
}
