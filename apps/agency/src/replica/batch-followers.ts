import { Injectable } from '@nestjs/common';
import type { Applied } from '@sinergi/replica';

export type BatchFollower = (topic: string, applied: Applied) => void;

/**
 * The followers that are told after a batch has committed. They only take note; they neither delay
 * the reading nor make it fail.
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
