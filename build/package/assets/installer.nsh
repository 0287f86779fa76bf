; Offers Quicksend for sms: links. It is listed among the programs that can open them, and Windows lets
; the user choose; what is chosen now is left alone.
; https://learn.microsoft.com/windows/win32/shell/default-programs
!define QUICKSEND_LINKS "Quicksend.sms"
!define QUICKSEND_CAPABILITIES "Software\Quicksend\Capabilities"

!macro customInstall
  WriteRegStr HKCU "Software\Classes\${QUICKSEND_LINKS}" "" "URL:SMS"
  WriteRegStr HKCU "Software\Classes\${QUICKSEND_LINKS}" "URL Protocol" ""
  WriteRegStr HKCU "Software\Classes\${QUICKSEND_LINKS}\DefaultIcon" "" "$INSTDIR\${APP_EXECUTABLE_FILENAME},0"
  WriteRegStr HKCU "Software\Classes\${QUICKSEND_LINKS}\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "--" "%1"'
  WriteRegStr HKCU "${QUICKSEND_CAPABILITIES}" "ApplicationName" "Quicksend"
  WriteRegStr HKCU "${QUICKSEND_CAPABILITIES}" "ApplicationDescription" "Text your customers from the system tray."
  WriteRegStr HKCU "${QUICKSEND_CAPABILITIES}\UrlAssociations" "sms" "${QUICKSEND_LINKS}"
  WriteRegStr HKCU "Software\RegisteredApplications" "Quicksend" "${QUICKSEND_CAPABILITIES}"
!macroend

; Takes back what the program itself has registered for a scheme, unless it leads to another program.
!macro quicksendForget SCHEME
  ReadRegStr $0 HKCU "Software\Classes\${SCHEME}\shell\open\command" ""
  StrLen $1 '"$INSTDIR\'
  StrCpy $0 $0 $1
  ${if} $0 == '"$INSTDIR\'
    DeleteRegKey HKCU "Software\Classes\${SCHEME}"
  ${endIf}
!macroend

!macro customUnInstall
  ; An update removes the older version first: what the user chose must outlive that.
  ${ifNot} ${isUpdated}
    DeleteRegValue HKCU "Software\RegisteredApplications" "Quicksend"
    DeleteRegKey HKCU "Software\Quicksend"
    DeleteRegKey HKCU "Software\Classes\${QUICKSEND_LINKS}"
    !insertmacro quicksendForget sms
    !insertmacro quicksendForget tel
  ${endIf}
!macroend
