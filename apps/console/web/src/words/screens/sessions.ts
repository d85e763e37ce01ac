export const sessions = {
  id: {
    hint:
      'Sesi Anda; administrator juga melihat sesi lembaganya. ' +
      'Sesi yang diakhiri langsung tidak berlaku di semua tab.',
    caption: 'Sesi yang berlaku',
    thisOne: 'Sesi ini',
    roles: 'Peran',
    started: 'Masuk',
    lastSeen: 'Terakhir terlihat',
    expires: 'Berlaku sampai',
    end: 'Akhiri sesi',
    endThis: 'Ini sesi yang sedang Anda pakai: Anda harus masuk lagi.',
    endText: 'Operator itu harus masuk lagi; yang sedang ia kerjakan di konsol terputus.',
  },
  en: {
    hint:
      'Your sessions; an administrator also sees those of the agency. Ending a session takes ' +
      'effect in every tab at once.',
    caption: 'Active sessions',
    thisOne: 'This session',
    roles: 'Roles',
    started: 'Logged in',
    lastSeen: 'Last seen',
    expires: 'Valid until',
    end: 'End session',
    endThis: 'You are using this session: you will have to log in again.',
    endText: 'That operator must log in again; unfinished work in the console is lost.',
  },
};
