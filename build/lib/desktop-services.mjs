// @ts-check
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The session bus starts no service by itself but xfconf, which the panel needs: a keyring that
 * is meant to be missing must not be started by the first program that asks for it.
 * @param {string} home the session's folder
 */
export async function writeBusConfiguration(home) {
  const services = path.join(home, 'dbus-services');
  await mkdir(services);
  const xfconf = 'org.xfce.Xfconf.service';
  await symlink(path.join('/usr/share/dbus-1/services', xfconf), path.join(services, xfconf));
  const file = path.join(home, 'dbus.conf');
  await writeFile(
    file,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${path.join(home, 'bus')}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>${services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <!-- Root asks it questions where the session is another user's. -->
    <allow user="root"/>
  </policy>
</busconfig>
`,
  );
  return file;
}

/**
 * A panel at the top with the list of windows, the tray and a clock.
 * @param {string} configHome the session's XDG_CONFIG_HOME
 */
export async function writePanelConfiguration(configHome) {
  const folder = path.join(configHome, 'xfce4', 'xfconf', 'xfce-perchannel-xml');
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, 'xfce4-panel.xml'),
    `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="false"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="icon-size" type="uint" value="16"/>
      <property name="size" type="uint" value="28"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
        <value type="int" value="2"/>
        <value type="int" value="3"/>
        <value type="int" value="4"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist"/>
    <property name="plugin-2" type="string" value="separator">
      <property name="expand" type="bool" value="true"/>
      <property name="style" type="uint" value="0"/>
    </property>
    <property name="plugin-3" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
    <property name="plugin-4" type="string" value="clock"/>
  </property>
</channel>
`,
  );
}

/**
 * Pictures look alike on every machine: one family for user interfaces.
 * @param {string} configHome the session's XDG_CONFIG_HOME
 */
export async function writeFontConfiguration(configHome) {
  const folder = path.join(configHome, 'fontconfig');
  await mkdir(folder, { recursive: true });
  const prefer = ['sans-serif', 'system-ui', 'Sans']
    .map(
      (family) =>
        `  <alias binding="strong"><family>${family}</family><prefer><family>Inter</family><family>DejaVu Sans</family></prefer></alias>`,
    )
    .join('\n');
  await writeFile(
    path.join(folder, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${prefer}
</fontconfig>
`,
  );
}
