// A fish, one unit long, its nose at the right: body with tail, back fin, eye.
export const BODY =
  "M.5 0C.4-.12.18-.185-.04-.14-.16-.115-.27-.06-.335-.018L-.5-.165C-.455-.06-.455.06-.5.165L-.335.018C-.27.06-.16.115-.04.14.18.185.4.12.5 0Z";
export const FIN = "M.14-.155C.06-.26-.06-.265-.13-.215-.085-.195-.07-.16-.05-.135Z";
export const EYE = { x: 0.33, y: -0.035, radius: 0.03 } as const;
