from django.db import migrations


def measure_again(apps, schema_editor):
    """A busy machine had measured too few passes, by the clock on the wall. They are raised, never lowered."""
    from vault.passphrases import calibrate

    for calibration in apps.get_model("vault", "Calibration").objects.all():
        calibration.passes = max(calibration.passes, calibrate())
        calibration.save(update_fields=["passes"])


class Migration(migrations.Migration):
    dependencies = [("vault", "0002_check_of_the_device_secret")]
    operations = [migrations.RunPython(measure_again, migrations.RunPython.noop)]
