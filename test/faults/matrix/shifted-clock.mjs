// Loaded ahead of a service by a test: its clock is wrong by so many milliseconds (`?ms=`), and
// nothing in it knows.
const aheadMs = Number(new URL(import.meta.url).searchParams.get('ms'));
const Real = Date;

globalThis.Date = class Shifted extends Real {
  constructor(...args) {
    if (args.length === 0) super(Real.now() + aheadMs);
    else super(...args);
  }

  static now() {
    return Real.now() + aheadMs;
  }
};
