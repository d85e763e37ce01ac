import { Injectable } from '@nestjs/common';
import type { Applied } from '@sinergi/replica';

export type BatchFollower = (topic: string, applied: Applied) => void;

/**
 * Who is told after a batch has committed. Followers only take note; they neither delay nor fail
 * the reading.
 */
@Injectable()
export class BatchFollowers {
  private readonly followers: BatchFollower[] = [];

  add(follower: BatchFollower): void {
    this.followers.push(follower);
  }

  applied(topic: string, applied: Applied): void {
    for (const follower of this.followers) follower(topic, applied);
  }
}
