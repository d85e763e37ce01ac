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
      'Your sessions; an administrator also sees those of the agency. ' +
      'A session that is ended is void at once in every tab.',
    caption: 'Sessions in force',
    thisOne: 'This session',
    roles: 'Roles',
    started: 'Logged in',
    lastSeen: 'Last seen',
    expires: 'Valid until',
    end: 'End session',
    endThis: 'This is the session you are using: you will have to log in again.',
    endText: 'That operator has to log in again; what they are doing in the console is cut off.',
  },
};
