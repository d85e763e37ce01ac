import { Controller, Get } from '@nestjs/common';

/** Health for supervisors: it lives where it answers. */
@Controller('health')
export class HealthController {
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }
}
