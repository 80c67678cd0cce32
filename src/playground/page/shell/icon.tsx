/** Our own drawings, 20 by 20, in the colour of the text around them. */
const paths = {
  hash: "M8 3 6.5 17M13.5 3 12 17M3.5 7.5h13M3 12.5h13",
  lock: "M5.5 9h9v7.5h-9zM7 9V6.5a3 3 0 0 1 6 0V9",
  archive: "M3.5 4.5h13v3h-13zM5 7.5v8h10v-8M8 10.5h4",
  shared: "M7 6.5a3 3 0 1 0 0 6h2.5M13 13.5a3 3 0 1 0 0-6h-2.5M7.5 9.5h5",
  bolt: "M11 2.5 5 11h4.5L8.5 17.5 15 8.5h-4.7z",
  plus: "M10 4.5v11M4.5 10h11",
  send: "M3.5 16.5 17 10 3.5 3.5l1.6 5.3L12 10l-6.9 1.2z",
  reply: "M4 4.5h12v8.5H9.5L6 16v-3H4z",
  more: "M10 4.2a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2zM10 9.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2zM10 14.6a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2z",
  link: "M8.5 11.5l3-3M9 6.5l1.5-1.5a3.2 3.2 0 0 1 4.5 4.5L13.5 11M11 13.5 9.5 15A3.2 3.2 0 0 1 5 10.500L6.5 9",
  close: "M5 5l10 10M15 5 5 15",
  back: "M12 4.5 6.5 10l5.5 5.5",
  down: "M5 7.500l5 5 5-5",
  mail: "M3 5h14v10.500H3zM3 5.500l7 5.5 7-5.5",
  traffic: "M4 7h10.500M11.5 4l3 3-3 3M16 13H5.500M8.5 10l-3 3 3 3",
  tour: "M10 2.500a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM13 7l-2 4.200L7 13l2-4.200z",
  sun: "M10 6.500a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 1.800v2M10 16.200v2M1.8 10h2M16.2 10h2M4.2 4.200l1.4 1.400M14.4 14.400l1.4 1.400M4.2 15.800l1.4-1.400M14.4 5.600l1.4-1.4",
  moon: "M15.8 12.300A6.8 6.8 0 0 1 7.7 4.200a6.5 6.5 0 1 0 8.1 8.100z",
  system: "M3 4h14v9.500H3zM7.5 16.500h5M10 13.500v3",
  trouble: "M10 3 2.5 16.500h15zM10 8v4M10 14.200v.1",
  check: "M4.5 10.5 8.5 14.5 15.5 6",
  eye: "M2.5 10S5.2 5 10 5s7.5 5 7.5 5-2.7 5-7.5 5-7.5-5-7.5-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
} as const;

export type IconName = keyof typeof paths;

/** Decoration: whatever carries it says in words what it is. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
