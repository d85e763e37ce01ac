// A test loads this before a service. The clock of the service is then wrong by `?ms=`
// milliseconds, and no code of the service notices it.
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
